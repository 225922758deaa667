/// An answer that is no success: its status, its body, and what kind of failure the two mean.
struct Refusal: Sendable {
    let status: Int
    let body: ErrorBody
    let retryAfter: Duration?

    init(status: Int, body: ErrorBody, retryAfter: Duration? = nil) {
        self.status = status
        self.body = body
        self.retryAfter = retryAfter ?? body.retrySeconds.flatMap { RetryAfter.duration(seconds: $0) }
    }

    /// What kind it is.
    ///
    /// The words decide before the status where APIs disagree about that.
    var kind: ModelError.Kind {
        let text = body.searchable
        if status >= 400 {
            if Self.mentions(text, Self.contextWords) || status == 413 { return .contextLength }
            if Self.mentions(text, Self.creditWords) || status == 402 { return .credits }
        }
        switch status {
        case 300..<400: return .refused
        case 401: return .authentication
        case 403: return .permission
        case 404, 410: return .modelUnavailable
        case 408, 504, 524: return .timeout
        case 429: return .rateLimit
        case 500...: return .overloaded
        default: break
        }
        if isCold { return .overloaded }
        if Self.mentions(text, Self.keyWords) { return .authentication }
        if text.contains("model"), Self.mentions(text, Self.modelWords) { return .modelUnavailable }
        return .refused
    }

    /// Whether the model is only being loaded, and will be there later.
    var isCold: Bool {
        Self.mentions(
            body.searchable, ["is cold", "cold model", "is currently loading", "is loading", "model_loading"])
    }

    /// Whether the same request may succeed a little later.
    var isTransient: Bool {
        switch kind {
        case .credits, .contextLength, .authentication, .permission, .modelUnavailable: false
        default: [408, 409, 429].contains(status) || status >= 500 || isCold
        }
    }

    private static func mentions(_ text: String, _ words: [String]) -> Bool { words.contains { text.contains($0) } }

    private static let contextWords = [
        "context_length_exceeded", "context length", "context window", "maximum context", "prompt is too long",
        "reduce the length", "max_new_tokens` must be <=", "max_new_tokens must be <=", "contextwindowexceeded",
        "exceeds the available context", "too many tokens", "input is too long",
    ]
    private static let creditWords = [
        "insufficient_quota", "included credits", "insufficient credit", "more credits", "insufficient balance",
        "insufficient_balance", "out of credits", "credit balance", "billing_hard_limit",
    ]
    private static let keyWords = [
        "api key not valid", "api_key_invalid", "invalid api key", "invalid_api_key", "incorrect api key",
    ]
    private static let modelWords = [
        "not supported by any provider", "not found", "model_not_found", "not exist", "unknown model", "invalid model",
        "not a valid model", "no such model", "decommissioned", "not available", "not served", "not a chat model",
        "model_not_supported", "not supported by provider", "not allowed to",
    ]
}
