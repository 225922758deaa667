import Testing

@testable import PhysiXLLM

/// Lists of models, as several APIs write them.
struct ModelListingTests {
    private func models(_ body: String) async throws -> [ModelListing] {
        try await FaultServer.serve {
            try await $0.answer(200, body)
        } _: { server async throws in
            let models = try await ChatClient.test().models(at: try server.baseURL, key: try Secret(markerKey))
            #expect(server.requests.first?.line == "GET /v1/models HTTP/1.1")
            #expect(server.requests.first?["authorization"] == "Bearer \(markerKey)")
            return models
        }
    }

    @Test func huggingFacesListHasOffers() async throws {
        let body = """
            {"object":"list","data":[{"id":"org/a","providers":[
            {"provider":"x","status":"live","context_length":8192,"pricing":{"input":0.5,"output":1.5},"supports_structured_output":false},
            {"provider":"y","status":"live","context_length":32768,"pricing":{"input":0.2,"output":0.4},"supports_structured_output":true},
            {"provider":"z","status":"error","context_length":99999}]},{"id":"org/b","providers":[{"provider":"x","status":"live"}]}]}
            """
        #expect(
            try await models(body) == [
                ModelListing(
                    id: "org/a", contextLength: 32768, price: .init(input: 0.2, output: 0.4), supportsJSON: true,
                    providers: ["x", "y"]),
                ModelListing(id: "org/b", providers: ["x"]),
            ])
    }

    @Test(arguments: [
        (#"{"data":[{"id":"a","object":"model"}]}"#, ModelListing(id: "a")),
        (
            #"[{"id":"a","context_length":4096,"pricing":{"input":0.18,"output":0.9,"base":0}}]"#,
            ModelListing(id: "a", contextLength: 4096, price: .init(input: 0.18, output: 0.9))
        ),
        (#"{"data":[{"id":"a","max_model_len":2048}]}"#, ModelListing(id: "a", contextLength: 2048)),
        (#"{"data":[{"id":"a","context_window":131072}]}"#, ModelListing(id: "a", contextLength: 131072)),
        (
            #"{"data":[{"id":"a","pricing":{"prompt":"0.000001","completion":"0.000004"},"supported_parameters":["response_format"]}]}"#,
            ModelListing(id: "a", price: .init(input: 1, output: 4), supportsJSON: true)
        ),
        (
            #"{"data":[{"id":"a","pricing":{"prompt":"-1","completion":"-1"},"supported_parameters":[]},{},{"id":7}]}"#,
            ModelListing(id: "a", supportsJSON: false)
        ),
        (#"{"models":[{"name":"a"}]}"#, ModelListing(id: "a")),
    ])
    func othersHaveLess(body: String, model: ModelListing) async throws { #expect(try await models(body) == [model]) }

    @Test func aKeyThatIsWrittenIntoAListIsTakenOut() async throws {
        #expect(try await models(#"{"data":[{"id":"x\#(markerKey)"}]}"#).first?.id == "x●●●")
    }

    @Test(arguments: ["{}", "null", "<html>", "", #"{"data":{}}"#]) func whatIsNoListIsTold(body: String) async throws {
        let error = await #expect(throws: ModelError.self) { _ = try await models(body) }
        #expect(error?.kind == .malformedAnswer || error?.kind == .emptyAnswer)
    }

    @Test func moneyIsCountedForAMillionTokens() {
        #expect(ModelListing.Price(input: 2, output: 10).cost(of: TokenUsage(prompt: 1_000, completion: 500)) == 0.007)
    }
}
