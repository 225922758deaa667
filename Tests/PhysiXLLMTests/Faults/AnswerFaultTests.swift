import Testing

@testable import PhysiXLLM

/// Answers that come in whole and are none.
struct AnswerFaultTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let name: String
        let status: Int
        let body: String
        let kind: ModelError.Kind
        let says: [String]
        var fields: [String] = []

        var testDescription: String { name }
    }

    static let faults = [
        Fault(name: "nothing at all", status: 200, body: "", kind: .emptyAnswer, says: ["nothing at all"]),
        Fault(
            name: "no choice", status: 200, body: #"{"choices":[]}"#, kind: .emptyAnswer,
            says: ["`choices`", "empty or missing"]),
        Fault(
            name: "null", status: 200, body: #"{"choices":[{"message":{"content":null},"finish_reason":"stop"}]}"#,
            kind: .emptyAnswer, says: ["with no text"]),
        Fault(
            name: "white space", status: 200, body: #"{"choices":[{"message":{"content":" \n "}}]}"#,
            kind: .emptyAnswer,
            says: ["with no text"]),
        Fault(
            name: "tokens spent on thinking", status: 200,
            body: #"{"choices":[{"message":{"content":"","reasoning":"let me"},"finish_reason":"length"}]}"#,
            kind: .emptyAnswer, says: ["used up its tokens", "Raise max_tokens"]),
        Fault(
            name: "tokens spent on thinking aloud", status: 200,
            body: #"{"choices":[{"message":{"content":"<think>let me"},"finish_reason":"length"}]}"#,
            kind: .emptyAnswer,
            says: ["Raise max_tokens"]),
        Fault(
            name: "a tool", status: 200,
            body: #"{"choices":[{"message":{"content":null,"tool_calls":[{"id":"1"}]},"finish_reason":"tool_calls"}]}"#,
            kind: .emptyAnswer, says: ["called a tool"]),
        Fault(
            name: "a refusal", status: 200, body: #"{"choices":[{"message":{"content":null,"refusal":"I cannot"}}]}"#,
            kind: .refused, says: ["declines", "I cannot"]),
        Fault(
            name: "a filter", status: 200,
            body: #"{"choices":[{"message":{"content":""},"finish_reason":"content_filter"}]}"#,
            kind: .refused, says: ["content_filter"]),
        Fault(
            name: "half of JSON", status: 200, body: #"{"choices":[{"message":{"content":"a"#, kind: .malformedAnswer,
            says: ["not JSON"]),
        Fault(
            name: "a web page", status: 200, body: "<!DOCTYPE html><html><title>Welcome</title></html>",
            kind: .malformedAnswer, says: ["web page", "/v1"]),
        Fault(
            name: "a deep nest", status: 200, body: String(repeating: "[", count: 200_000), kind: .malformedAnswer,
            says: ["not JSON"]),
        Fault(
            name: "an error in a success", status: 200, body: #"{"error":{"message":"No endpoints found","code":404}}"#,
            kind: .modelUnavailable, says: ["No endpoints found"]),
        Fault(
            name: "a compressed body", status: 200, body: "\u{1F}", kind: .malformedAnswer, says: ["compressed"],
            fields: ["Content-Encoding: gzip"]),
        Fault(
            name: "a page from a gateway", status: 502,
            body: "<html><head><title>502 Bad Gateway</title></head><body></body></html>", kind: .overloaded,
            says: ["502 bad gateway"]),
        Fault(
            name: "another address", status: 307, body: "", kind: .refused, says: ["elsewhere", "nothing was sent"],
            fields: ["Location: http://127.0.0.1:9/v1/chat/completions"]),
    ]

    @Test(arguments: faults) func isToldByItsName(fault: Fault) async throws {
        try await FaultServer.serve { peer in
            try await peer.send(Peer.head(fault.status, fault.fields + ["Content-Length: \(fault.body.utf8.count)"]))
            try await peer.send(fault.body)
        } _: { server async throws in
            let error = try await server.failure()
            #expect(error.kind == fault.kind)
            #expect(error.status == fault.status || error.status == 404)
            for words in fault.says { #expect(error.detail.contains(words), "\(error.detail)") }
            #expect(server.requests.count == 1)
        }
    }

    @Test func nothingFollowsARedirect() async throws {
        try await FaultServer.serve {
            try await $0.answer(200, Peer.completion("caught"))
        } _: { elsewhere async throws in
            let location = "Location: http://127.0.0.1:\(elsewhere.port)/v1/chat/completions"
            for status in [301, 302, 303, 307, 308] {
                try await FaultServer.serve {
                    try await $0.answer(status, "", location)
                } _: { server async throws in
                    #expect(try await server.failure().status == status)
                }
            }
            #expect(elsewhere.requests.isEmpty)
        }
    }

    @Test func bytesThatAreNotUTF8AreReplaced() async throws {
        let body = Array(#"{"choices":[{"message":{"content":"caf"#.utf8) + [0xE9] + Array(#""}}]}"#.utf8)
        try await FaultServer.serve { peer in
            try await peer.send(Peer.head(200, ["Content-Length: \(body.count)"]))
            try await peer.send(body)
        } _: { server async throws in
            #expect(try await server.complete().text == "caf\u{FFFD}")
        }
    }

    @Test func controlCharactersAndWhatIsNoNumberAreSurvived() async throws {
        let body =
            "{\"score\":NaN,\"logprob\":1e999,\"choices\":[{\"message\":{\"content\":\"a\nb\u{1}c\"},\"x\":-Infinity}]}"
        try await FaultServer.serve {
            try await $0.answer(200, body)
        } _: { server async throws in
            #expect(try await server.complete().text == "a\nb\u{1}c")
        }
    }

    @Test(arguments: [
        (#"[{"type":"text","text":"a"},{"type":"text","text":"b"}]"#, "ab", String?.none),
        (#"[{"type":"thinking","thinking":"hm"},{"type":"text","text":"b"}]"#, "b", "hm"),
        (#"["a","b"]"#, "ab", nil),
        (#"{"type":"text","text":"a"}"#, "a", nil),
    ])
    func contentMayBeBlocks(content: String, text: String, reasoning: String?) async throws {
        try await FaultServer.serve {
            try await $0.answer(200, #"{"choices":[{"message":{"content":\#(content)}}]}"#)
        } _: { server async throws in
            let reply = try await server.complete()
            #expect(reply.text == text)
            #expect(reply.reasoning == reasoning)
        }
    }

    @Test(arguments: ["reasoning", "reasoning_content"]) func thoughtsAreToldApart(key: String) async throws {
        try await FaultServer.serve {
            try await $0.answer(200, #"{"choices":[{"message":{"content":"a","\#(key)":"because"}}]}"#)
        } _: { server async throws in
            let reply = try await server.complete()
            #expect(reply.text == "a")
            #expect(reply.reasoning == "because")
            #expect(reply.model == "some/model")
            #expect(reply.usage == nil)
        }
    }
}
