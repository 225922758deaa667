import PhysiXFormats
import Testing

@testable import PhysiXLLM

/// What is left out of a request after a refusal, and what is not.
struct RepairTests {
    /// A server that refuses whatever has one of these members, and answers the rest.
    private func refuse(_ status: Int, _ body: String, having names: String...) -> FaultServer.Script {
        { [names] peer in
            let members = try peer.request.members
            if names.contains(where: { members[$0] != nil }) {
                try await peer.answer(status, body)
            } else {
                try await peer.answer(200, Peer.completion("yes"))
            }
        }
    }

    @Test(arguments: [
        (400, "Bad Request"), (400, ""), (400, #"{"error":"'response_format.type' must be 'json_schema' or 'text'"}"#),
        (400, #"{"error":{"message":"'messages' must contain the word 'json' to use 'response_format'","param":"x"}}"#),
        (405, #"{"detail":"response_format is not allowed"}"#),
        (422, #"{"error":"Failed to deserialize the JSON body: missing field `value`"}"#),
        (500, #"{"error":{"message":"json_object mode is not built in"}}"#), (501, #"{"error":"response_format"}"#),
    ])
    func theWishForJSONIsDroppedOnce(status: Int, body: String) async throws {
        try await FaultServer.serve(refuse(status, body, having: "response_format")) { server async throws in
            let reply = try await server.complete()
            #expect(reply.text == "yes")
            #expect(reply.repairs == [.withoutResponseFormat])
            #expect(reply.attempts == 2)
            let second = try #require(server.requests.last).members
            #expect(second.keys.sorted() == ["max_tokens", "messages", "model", "temperature"])
        }
    }

    @Test func exactlyOneMoreRequestFollowsA400() async throws {
        try await FaultServer.serve {
            try await $0.answer(400, #"{"error":"Bad Request"}"#)
        } _: { server async throws in
            var request = try server.request()
            request.retries = 2
            #expect(try await server.failure(request).kind == .refused)
            #expect(server.requests.count == 2)
            #expect(try server.requests.map { try $0.members["response_format"] != nil } == [true, false])
        }
    }

    @Test(arguments: [
        (
            400,
            #"{"error":{"message":"The requested model 'some/model' is not supported by any provider you have enabled."}}"#,
            ModelError.Kind.modelUnavailable
        ),
        (
            400,
            #"{"error":{"message":"This model's maximum context length is 8192 tokens.","code":"context_length_exceeded"}}"#,
            .contextLength
        ),
        (400, #"{"error":{"message":"Model some/model is cold and needs to be loaded first"}}"#, .overloaded),
        (
            400,
            #"[{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}]"#,
            .authentication
        ),
        (405, "Method Not Allowed", .refused),
        (422, #"{"detail":[{"msg":"field required","loc":["body"]}]}"#, .refused),
        (500, "oops", .overloaded), (404, "404 page not found", .modelUnavailable), (401, "no", .authentication),
    ])
    func aRefusalThatSaysAnotherThingIsNotSpentOnThat(status: Int, body: String, kind: ModelError.Kind) async throws {
        try await FaultServer.serve {
            try await $0.answer(status, body)
        } _: { server async throws in
            #expect(try await server.failure().kind == kind)
            #expect(server.requests.count == 1)
        }
    }

    @Test func theLimitOfTokensIsRenamed() async throws {
        let body =
            #"{"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use "#
            + #"'max_completion_tokens' instead.","code":"unsupported_parameter","param":"max_tokens"}}"#
        try await FaultServer.serve(refuse(400, body, having: "max_tokens")) { server async throws in
            let reply = try await server.complete()
            #expect(reply.repairs == [.completionTokens])
            let second = try #require(server.requests.last).members
            #expect(second["max_completion_tokens"] as? Int == 512)
            #expect(second["response_format"] != nil)
        }
    }

    @Test func aTemperatureThatIsNotSupportedIsDropped() async throws {
        let body = #"{"error":{"message":"Unsupported value: 'temperature' does not support 0.7 with this model."}}"#
        try await FaultServer.serve(refuse(400, body, having: "temperature")) { server async throws in
            let reply = try await server.complete()
            #expect(reply.repairs == [.withoutTemperature])
            #expect(try #require(server.requests.last).members["response_format"] != nil)
        }
    }

    @Test func aTemperatureOutOfRangeIsTheCallersMistake() async throws {
        let body = #"{"error":{"message":"temperature must be at most 2"}}"#
        try await FaultServer.serve {
            try await $0.answer(400, body)
        } _: { server async throws in
            #expect(try await server.failure().words == "temperature must be at most 2")
            #expect(server.requests.count == 1)
        }
    }

    @Test func repairsAddUpEachOnce() async throws {
        try await FaultServer.serve { peer in
            let members = try peer.request.members
            if members["max_tokens"] != nil {
                try await peer.answer(400, #"{"error":"use max_completion_tokens"}"#)
            } else if members["temperature"] != nil {
                try await peer.answer(400, #"{"error":"temperature is not supported"}"#)
            } else if members["response_format"] != nil {
                try await peer.answer(400, "no")
            } else {
                try await peer.answer(200, Peer.completion("yes"))
            }
        } _: { server async throws in
            let reply = try await server.complete()
            #expect(reply.repairs == [.withoutResponseFormat, .completionTokens, .withoutTemperature])
            #expect(reply.attempts == 4)
        }
    }

    @Test func aServerThatAlwaysNamesTheSameThingIsAskedTwice() async throws {
        try await FaultServer.serve {
            try await $0.answer(400, #"{"error":"use max_completion_tokens"}"#)
        } _: { server async throws in
            #expect(try await server.failure().kind == .refused)
            #expect(server.requests.count == 2)
        }
    }

    @Test func whatAModelNeededIsRememberedForThatModelAlone() async throws {
        try await FaultServer.serve(refuse(400, "no", having: "response_format")) { server async throws in
            let client = ChatClient.test()
            let request = try server.request()
            var other = request
            other.model = "another/model"
            var attempts: [Int] = []
            for request in [request, request, other, request] {
                let reply = try await server.complete(request, client: client)
                #expect(reply.repairs == [.withoutResponseFormat])
                attempts.append(reply.attempts)
            }
            let stranger = try await server.complete(request)
            #expect(attempts + [stranger.attempts] == [2, 1, 2, 1, 2])
        }
    }

    @Test func nothingIsRememberedWhereTheFirstRequestIsAPromise() async throws {
        try await FaultServer.serve(refuse(400, "no", having: "response_format")) { server async throws in
            let client = ChatClient(egress: .local, version: "9.9", remembersRepairs: false)
            for _ in 0..<2 { #expect(try await server.complete(client: client).attempts == 2) }
        }
    }

    @Test func aStreamGoesWithoutItsOptions() async throws {
        try await FaultServer.serve { peer in
            if try peer.request.members["stream_options"] != nil {
                try await peer.answer(422, #"{"error":{"message":"unknown field stream_options"}}"#)
            } else {
                try await peer.stream(Peer.piece("yes"), "data: [DONE]\n\n")
            }
        } _: { server async throws in
            let reply = try await ChatClient.test().stream(try server.request()) { _ in }
            #expect(reply.repairs == [.withoutStreamOptions])
            #expect(reply.usage == nil)
        }
    }

    @Test func whatGroqDidNotPassOnIsRecovered() async throws {
        let body =
            #"{"error":{"message":"Failed to generate JSON","code":"json_validate_failed","#
            + #""failed_generation":"{\"equation\": \"x\",}"}}"#
        try await FaultServer.serve {
            try await $0.answer(400, body)
        } _: { server async throws in
            let reply = try await server.complete()
            #expect(reply.text == #"{"equation": "x",}"#)
            #expect(reply.attempts == 1)
        }
    }
}
