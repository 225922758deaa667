import PhysiXFormats
import PhysiXLLM

/// Questions about an API that take no turn: which models there are, and whether one answers.
struct ModelInquiry: Sendable {
    /// How long they may take.
    private static let timeLimit = Duration.seconds(60)
    /// The most models that are listed.
    private static let mostModels = 2000

    private let access: ModelAccess
    private let calls: PolicyRoom

    init(_ access: ModelAccess, in calls: PolicyRoom) {
        self.access = access
        self.calls = calls
    }

    /// The models of an API.
    func models(_ call: ModelCall, from address: String) async throws -> ModelList {
        let found = try await ask(call, from: address) { request in
            try await access.client.models(at: request.baseURL, key: request.key, timeLimit: Self.timeLimit)
        }
        return ModelList(baseURL: call.baseURL, models: Array(found.prefix(Self.mostModels)))
    }

    /// Lets a model say something short.
    func test(_ call: ModelCall, from address: String) async throws -> ModelTest {
        let reply = try await ask(call, from: address) { request in
            var request = request
            request.messages = [
                ChatMessage(.system, "You answer with one JSON object and nothing else."),
                ChatMessage(.user, #"Answer with this JSON object: {"ready": true}"#),
            ]
            request.timeLimit = Self.timeLimit
            return try await access.client.complete(request)
        }
        return ModelTest(model: call.model, reply: reply)
    }

    /// Calls an API until there is an answer, the client leaves or the server ends.
    private func ask<Answer: Sendable>(
        _ call: ModelCall, from address: String, _ body: @escaping @Sendable (ChatRequest) async throws -> Answer
    ) async throws -> Answer {
        let work = PolicyWork(of: call.model)
        try calls.enter(work)
        defer { calls.leave(work) }
        let request = try access.admit(call, from: address)
        let watch = ClientConnection.current?.watch { work.stop() }
        defer { watch?.end() }
        do {
            return try await work.whileWanted { try await body(request) }
        } catch let error as ModelError {
            throw error.kind == .cancelled ? InteractiveError.stopped : InteractiveError.model(error)
        }
    }
}

/// The models of an API.
struct ModelList: JSONWritable {
    let baseURL: BaseURL
    let models: [ModelListing]

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("base_url", baseURL.description)
            json.array("models") { json in
                for model in models {
                    json.object { json in
                        json.member("id", model.id)
                        json.member("context_length", model.contextLength)
                        json.member("input_price", model.price?.input)
                        json.member("output_price", model.price?.output)
                        json.member("supports_json", model.supportsJSON)
                        json.member("providers", model.providers)
                    }
                }
            }
        }
    }
}

/// What came of a test of a connection.
struct ModelTest: JSONWritable {
    /// How much of the answer is shown, in bytes.
    private static let longestReply = 300

    let model: String
    let reply: ChatReply

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("ok", true)
            json.member("model", model)
            json.member("answered_by", reply.model)
            json.member("latency_s", reply.latency / .seconds(1), decimals: 3)
            json.member("reply", reply.text.asPlainLine.beginning(Self.longestReply))
            json.member("json_mode", !reply.repairs.contains(.withoutResponseFormat))
            json.member("requests", reply.attempts)
            json.member("prompt_tokens", reply.usage?.prompt)
            json.member("completion_tokens", reply.usage?.completion)
        }
    }
}
