import Foundation
import PhysiXEpisodes
import Testing

@testable import PhysiXLLM

/// A proxy that many put before their models, with failures of its own making.
@Suite(.enabled(if: Installed.litellm.isThere), .timeLimit(.minutes(10))) struct LiteLLMTests {
    private static let key = "sk-physix-tests-MARKER-0123456789abcdef"

    /// Starts the proxy, which takes half a minute.
    private static func start() async throws -> ForeignServer {
        let settings = Installed.repository.appending(path: "Tests/Clients/litellm.yaml").path
        let port = ForeignServer.freePort()
        return try await ForeignServer.start(
            .litellm, "litellm", port: port,
            ["--config", settings, "--host", "127.0.0.1", "--port", "\(port)", "--telemetry", "False"],
            variables: ["LITELLM_LOCAL_MODEL_COST_MAP": "True"])
    }

    @Test func answersAndFailuresAreToldApartAsOpenAIsClientDoes() async throws {
        let proxy = try await Self.start()
        let baseURL = try BaseURL("http://127.0.0.1:\(proxy.port)/v1")
        let client = ChatClient.test()
        func request(_ model: String, key: String? = Self.key) throws -> ChatRequest {
            var request = ChatRequest(
                to: baseURL, key: try key.map { try Secret($0) }, model: model, messages: [ChatMessage(.user, "json")])
            request.retries = 0
            return request
        }
        try await anEpisodeIsSolvedInOneTurn(client, try request("right-law"))

        let reply = try await client.complete(try request("right-law"))
        #expect(reply.usage.map { $0.prompt > 0 && $0.completion > 0 } == true)
        #expect(reply.model == "right-law")
        let deltas = Deltas()
        let streamed = try await client.stream(try request("right-law"), onDelta: deltas.append)
        #expect(streamed.text == reply.text)
        #expect(streamed.usage.map { $0.prompt > 0 && $0.completion > 0 } == true)
        #expect(deltas.text == reply.text)
        #expect(deltas.all.count > 5)

        let models = try await client.models(at: baseURL, key: try Secret(Self.key))
        #expect(models.map(\.id).contains("right-law"))

        let failures: [(String, ModelError.Kind)] = [
            ("busy", .rateLimit), ("broken", .overloaded), ("too-long", .contextLength), ("filtered", .refused),
            ("gone", .overloaded), ("nosuch", .modelUnavailable),
        ]
        for (model, kind) in failures {
            let error = await #expect(throws: ModelError.self) { try await client.complete(try request(model)) }
            #expect(error?.kind == kind, "\(model): \(error?.detail ?? "")")
            if let error { expectNoKey(in: error) }
        }
        let unknown = await #expect(throws: ModelError.self) {
            try await client.complete(try request("right-law", key: nil))
        }
        // Without a database the proxy has no better word for it.
        #expect(unknown?.status == 401 ? unknown?.kind == .authentication : unknown?.kind == .overloaded)
        let cut = await #expect(throws: ModelError.self) { try await client.stream(try request("cut")) { _ in } }
        #expect(cut?.kind == .overloaded || cut?.kind == .cutStream)

        let verdicts = try await OpenAIVerdict.all(baseURL, key: Self.key, models: failures.map(\.0))
        for (verdict, (model, kind)) in zip(verdicts, failures) { verdict.expect(kind, of: model) }
        #expect(verdicts.count == failures.count)

        let steps = await Checkup(client, try request("right-law")).run()
        #expect(steps.map(\.state) == [.works, .works, .remark, .works, .works, .works, .works, .works], "\(steps)")
    }

    /// The prompt, the call, what is made of the answer, and the turn, together.
    private func anEpisodeIsSolvedInOneTurn(_ client: ChatClient, _ request: ChatRequest) async throws {
        let problem = try Problem(drawing: try SystemCatalog.builtIn.system("free_fall"), seed: 1)
        var episode = try Episode(problem)
        var request = request
        request.messages = Prompt(episode.observation).messages
        let action = Completion(parsing: try await client.complete(request).text).action
        try episode.step(action)
        #expect(episode.isConverged)
    }
}
