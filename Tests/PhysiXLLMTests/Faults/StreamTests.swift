import Testing

@testable import PhysiXLLM

/// Streams as servers write them, and as they should not.
struct StreamTests {
    @Test func piecesAreToldAsTheyComeAndPutTogether() async throws {
        try await FaultServer.serve { peer in
            try await peer.stream(
                ": comment\r\n\r\n", "event: completion\r\nid: 7\r\nretry: 1\r\n",
                "data: {\"model\":\"served-name\",\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]}\r\n\r\n",
                #"data: {"choices":[{"delta":{"reasoning_content":"hm"}}]}"#, "\r\r",
                Peer.piece("{\"equa"), Peer.piece("tion\": 1}"),
                "data: {\"choices\":[{\"delta\":{},\ndata: \"finish_reason\":\"stop\"}]}\n\n",
                "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":5}}\n\n", "data: [DONE]\n\n"
            )
        } _: { server async throws in
            let deltas = Deltas()
            let reply = try await ChatClient.test().stream(try server.request(), onDelta: deltas.append)
            #expect(reply.text == #"{"equation": 1}"#)
            #expect(reply.reasoning == "hm")
            #expect(reply.usage == TokenUsage(prompt: 3, completion: 5))
            #expect(reply.finishReason == "stop")
            #expect(reply.model == "served-name")
            #expect(deltas.all == [.reasoning("hm"), .text(#"{"equa"#), .text("tion\": 1}")])
        }
    }

    @Test func theConnectionMayStayOpenBehindTheEnd() async throws {
        try await FaultServer.serve { peer in
            try await peer.stream(Peer.piece("a"), "data: [DONE]\n\n")
            try await peer.waitForClient()
        } _: { server async throws in
            let reply = try await ChatClient.test().stream(try server.request()) { _ in }
            #expect(reply.text == "a")
        }
    }

    @Test(arguments: [
        "data: [DONE]", "data: [DONE]\n", "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}",
    ])
    func theLastBlankLineMayBeMissing(end: String) async throws {
        try await FaultServer.serve {
            try await $0.stream(Peer.piece("a"), end)
        } _: { server async throws in
            let reply = try await ChatClient.test().stream(try server.request()) { _ in }
            #expect(reply.text == "a")
        }
    }

    @Test func aStreamThatIsCut() async throws {
        try await FaultServer.serve {
            try await $0.stream(Peer.piece("half of"))
        } _: { server async throws in
            let (error, deltas) = try await server.streamFailure()
            #expect(error.kind == .cutStream)
            #expect(error.detail.contains("broke off after 7 characters"))
            #expect(deltas == [.text("half of")])
        }
    }

    @Test func garbageInAStream() async throws {
        try await FaultServer.serve {
            try await $0.stream(Peer.piece("a"), "data: {oops\n\n")
        } _: { server async throws in
            let (error, _) = try await server.streamFailure()
            #expect(error.kind == .malformedAnswer)
            #expect(error.detail.contains("not JSON"))
        }
    }

    @Test func anErrorInAStream() async throws {
        let event =
            #"data: {"error":{"message":"the key \#(markerKey) has no quota","code":"insufficient_quota"}}"# + "\n\n"
        try await FaultServer.serve {
            try await $0.stream(Peer.piece("a"), "event: error\n" + event)
        } _: { server async throws in
            let (error, _) = try await server.streamFailure()
            #expect(error.words == "the key ●●● has no quota")
            #expect(error.kind == .credits)
        }
    }

    @Test func aStreamWithoutText() async throws {
        let end = #"data: {"choices":[{"delta":{"reasoning":"hm"},"finish_reason":"length"}]}"# + "\n\n"
        try await FaultServer.serve {
            try await $0.stream(end)
        } _: { server async throws in
            let (error, _) = try await server.streamFailure()
            #expect(error.kind == .emptyAnswer)
            #expect(error.detail.contains("Raise max_tokens"))
        }
    }

    @Test func whoDoesNotStreamAnswersAsAWhole() async throws {
        try await FaultServer.serve {
            try await $0.answer(200, Peer.completion("whole"))
        } _: { server async throws in
            let deltas = Deltas()
            let reply = try await ChatClient.test().stream(try server.request(), onDelta: deltas.append)
            #expect(reply.text == "whole")
            #expect(deltas.all == [.text("whole")])
        }
    }

    @Test(arguments: [true, false]) func whoStreamsUnaskedIsUnderstood(isAsked: Bool) async throws {
        let events = Peer.piece("a") + Peer.piece("b") + "data: [DONE]\n\n"
        try await FaultServer.serve {
            try await $0.answer(200, events, "Content-Type: text/plain")
        } _: { server async throws in
            let client = ChatClient.test()
            let request = try server.request()
            let reply = isAsked ? try await client.stream(request) { _ in } : try await client.complete(request)
            #expect(reply.text == "ab")
        }
    }

    @Test func whatWasToldIsNotAskedForAgain() async throws {
        try await FaultServer.serve { peer in
            try await peer.stream(Peer.piece("a"), #"data: {"error":{"message":"overloaded","code":503}}"# + "\n\n")
        } _: { server async throws in
            var request = try server.request()
            request.retries = 2
            let (error, _) = try await server.streamFailure(request)
            #expect(error.kind == .overloaded)
            #expect(server.requests.count == 1)
        }
    }

    @Test(arguments: [1, 4, 7, 100]) func aKeyInAStreamIsTakenOut(length: Int) async throws {
        let text = "before \(markerKey) hf_MARK after hf_MARKER"
        let pieces = stride(from: 0, to: text.count, by: length).map { start in
            Peer.piece(String(text.dropFirst(start).prefix(length)))
        }
        try await FaultServer.serve { peer in
            try await peer.stream()
            for piece in pieces { try await peer.send(piece) }
            try await peer.send("data: [DONE]\n\n")
        } _: { server async throws in
            let deltas = Deltas()
            let reply = try await ChatClient.test().stream(try server.request(), onDelta: deltas.append)
            #expect(reply.text == "before ●●● hf_MARK after hf_MARKER")
            #expect(deltas.text == reply.text)
        }
    }
}
