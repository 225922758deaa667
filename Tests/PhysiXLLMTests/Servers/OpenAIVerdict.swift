import Foundation
import Testing

@testable import PhysiXLLM

/// What OpenAI's own client makes of an answer.
struct OpenAIVerdict: Decodable {
    let model: String
    let `class`: String
    let text: String?

    /// Asks it about several models of an API, one after the other.
    static func all(_ baseURL: BaseURL, key: String, models: [String]) async throws -> [OpenAIVerdict] {
        let arguments = [baseURL.description, key] + models
        let output = try await Installed.litellm.run("openai_errors.py", arguments)
        return try output.split(separator: "\n").map {
            try JSONDecoder().decode(OpenAIVerdict.self, from: Data($0.utf8))
        }
    }

    /// The kinds that say at least as much as a class of errors.
    private static let kinds: [String: Set<ModelError.Kind>] = [
        "AuthenticationError": [.authentication], "PermissionDeniedError": [.permission, .contextLength, .credits],
        "NotFoundError": [.modelUnavailable], "RateLimitError": [.rateLimit, .credits], "ConflictError": [.refused],
        "BadRequestError": [.refused, .contextLength, .modelUnavailable, .authentication, .credits, .overloaded],
        "UnprocessableEntityError": [.refused, .contextLength, .modelUnavailable],
        "InternalServerError": [.overloaded, .timeout, .contextLength, .credits], "APITimeoutError": [.timeout],
        "APIConnectionError": [.connection, .cutStream, .malformedAnswer],
        "APIStatusError": Set(ModelError.Kind.allCases).subtracting([.cancelled, .connection]),
        // What it takes for an answer has to be an answer with text, or we say what is missing.
        "answer": [.emptyAnswer, .malformedAnswer, .refused, .modelUnavailable],
        "fault": [.emptyAnswer, .malformedAnswer, .refused, .modelUnavailable],
        "APIResponseValidationError": [.malformedAnswer],
        "APIError": [.emptyAnswer, .malformedAnswer],
    ]

    /// Makes sure that our kind says at least as much.
    func expect(_ kind: ModelError.Kind, of name: String) {
        let enough = Self.kinds[`class`] ?? []
        #expect(enough.contains(kind), "\(name): ours is \(kind), theirs \(`class`) (\(text ?? ""))")
        // Thoughts that stopped before an answer are text for them.
        if `class` == "answer", let text, !text.hasPrefix("<think>") { #expect(text.allSatisfy { $0.isWhitespace }) }
    }
}
