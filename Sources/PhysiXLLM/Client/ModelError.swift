public import PhysiXKernel

/// Why a model did not answer, and what to do.
public struct ModelError: Diagnosable, Hashable {
    /// The kinds of failure.
    public enum Kind: String, Sendable, CaseIterable {
        /// The key is missing or wrong.
        case authentication
        /// The key is right and may not do this.
        case permission
        /// There is no such model here, or it is not served.
        case modelUnavailable = "model_unavailable"
        /// The account has no credits left.
        case credits
        /// Too many requests for now.
        case rateLimit = "rate_limit"
        /// Question and answer have more tokens than the model can take.
        case contextLength = "context_length"
        /// The API understood the request and refuses it.
        case refused
        /// The API has a fault or too much to do.
        case overloaded
        /// There is no connection.
        case connection
        /// It took too long.
        case timeout
        /// The answer broke off.
        case cutStream = "cut_stream"
        /// The answer cannot be read.
        case malformedAnswer = "malformed_answer"
        /// The answer holds no text.
        case emptyAnswer = "empty_answer"
        /// The address may not be called from here; nothing was sent.
        case forbiddenAddress = "forbidden_address"
        /// The caller has lost interest.
        case cancelled
    }

    /// How far a call got that came to no answer.
    public enum Stage: String, Sendable, CaseIterable {
        /// The host's name was looked up.
        case resolve
        /// A connection was opened.
        case connect
        /// Its encryption was agreed on.
        case secure
        /// The request was sent, and an answer had not begun.
        case send
        /// An answer had begun.
        case receive
    }

    /// What kind of failure it is.
    public let kind: Kind
    /// The status of the API's answer, where there was one.
    public let status: Int?
    /// What the API said: one line of at most 300 characters, without the key.
    public let words: String?
    /// How long the API asks to wait.
    public let retryAfter: Duration?
    /// How far the call got.
    public let stage: Stage
    /// What happened and what to do next, in sentences.
    public let detail: String

    /// An error from its parts.
    public init(
        _ kind: Kind, status: Int? = nil, words: String? = nil, retryAfter: Duration? = nil, stage: Stage = .receive,
        detail: String
    ) {
        self.kind = kind
        self.status = status
        self.words = words
        self.retryAfter = retryAfter
        self.stage = stage
        self.detail = detail
    }

    /// The same as ``detail``.
    public var summary: String { detail }
}
