import PhysiXFormats
import Testing

@testable import PhysiXLLM

/// What reaches an API, to the letter of Docs/Contract.md §8.
struct WireTests {
    @Test func theFirstRequestIsExactlyWhatWasAskedFor() async throws {
        try await FaultServer.serve {
            try await $0.answer(200, Peer.completion("yes"))
        } _: { server async throws in
            let reply = try await server.complete()
            #expect(reply.text == "yes")
            #expect(server.requests.count == 1)
            let sent = try #require(server.requests.first)
            #expect(sent.line == "POST /v1/chat/completions HTTP/1.1")
            #expect(sent["authorization"] == "Bearer \(markerKey)")
            #expect(sent["user-agent"] == "physix-live-demo/9.9")
            #expect(sent["content-type"] == "application/json")
            #expect(sent["accept"] == "application/json")
            #expect(sent["host"] == "127.0.0.1:\(server.port)")
            #expect(sent["accept-encoding"] == nil)
            #expect(
                sent.body == #"{"model":"some/model","messages":[{"role":"system","content":"You are"},"#
                    + #"{"role":"user","content":"What falls?"}],"temperature":0.70,"max_tokens":512,"#
                    + #""response_format":{"type":"json_object"}}"#)
        }
    }

    @Test func whatWasNotAskedForIsNotSent() async throws {
        try await FaultServer.serve {
            try await $0.answer(200, Peer.completion("yes"))
        } _: { server async throws in
            var request = ChatRequest(
                to: try server.baseURL, key: nil, model: "m", messages: [ChatMessage(.user, "a\"\n")])
            request.wantsJSON = false
            request.userAgent = "someone/1"
            request.billTo = "an-organisation"
            _ = try await server.complete(request)
            let sent = try #require(server.requests.first)
            #expect(sent.body == #"{"model":"m","messages":[{"role":"user","content":"a\"\n"}]}"#)
            #expect(sent["authorization"] == nil)
            #expect(sent["user-agent"] == "someone/1")
            #expect(sent["x-hf-bill-to"] == "an-organisation")
        }
    }

    @Test func aStreamIsAskedForWithItsTokens() async throws {
        try await FaultServer.serve {
            try await $0.stream(Peer.piece("yes"), "data: [DONE]\n\n")
        } _: { server async throws in
            let reply = try await ChatClient.test().stream(try server.request()) { _ in }
            #expect(reply.text == "yes")
            let members = try #require(server.requests.first).members
            #expect(members["stream"] as? Bool == true)
            #expect((members["stream_options"] as? [String: Bool]) == ["include_usage": true])
            #expect(members.count == 7)
            #expect(server.requests.first?["accept"] == "text/event-stream")
        }
    }

    @Test func theReplySaysWhoAnsweredAndWhatItTook() async throws {
        try await FaultServer.serve {
            try await $0.answer(200, Peer.completion("yes"))
        } _: { server async throws in
            let reply = try await server.complete()
            #expect(reply.model == "served-name")
            #expect(reply.usage == TokenUsage(prompt: 11, completion: 7))
            #expect(reply.finishReason == "stop")
            #expect(reply.attempts == 1)
            #expect(reply.repairs.isEmpty)
            #expect(reply.latency > .zero)
        }
    }

    @Test func aHundredCallsAtOnceEachGetTheirAnswer() async throws {
        try await FaultServer.serve { peer in
            try await peer.answer(200, Peer.completion("for \(try peer.request.members["model"] ?? "")"))
        } _: { server async throws in
            let client = ChatClient.test()
            let request = try server.request()
            let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
                for number in 0..<100 {
                    var request = request
                    request.model = "\(number)"
                    group.addTask { [request] in (number, try await client.complete(request).text) }
                }
                return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            #expect(answers == Dictionary(uniqueKeysWithValues: (0..<100).map { ($0, "for \($0)") }))
        }
    }

    @Test func aSlashAtTheEndOfTheBaseURLIsNotDoubled() async throws {
        try await FaultServer.serve {
            try await $0.answer(200, Peer.completion("yes"))
        } _: { server async throws in
            var request = try server.request()
            request.baseURL = try BaseURL("http://127.0.0.1:\(server.port)/api/v1/")
            _ = try await server.complete(request)
            #expect(server.requests.first?.line == "POST /api/v1/chat/completions HTTP/1.1")
        }
    }
}
