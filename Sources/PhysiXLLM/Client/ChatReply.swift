/// What a model answered, and what it took.
public struct ChatReply: Sendable, Hashable {
    /// The answer; never empty.
    public var text: String
    /// What the model thought, where the API tells it apart from the answer.
    public var reasoning: String?
    /// Why the model stopped, in the API's word, such as `stop` or `length`.
    public var finishReason: String?
    /// How many tokens it was; `nil` where the API does not say.
    public var usage: TokenUsage?
    /// The model as the API names it; as it was asked for where the API does not say.
    public var model: String
    /// From the call to its end, waits included.
    public var latency: Duration
    /// How many requests were sent, at least 1.
    public var attempts: Int
    /// What had to be changed in the request.
    public var repairs: [Repair]
}

/// How many tokens an answer took.
public struct TokenUsage: Sendable, Hashable {
    /// Tokens of the question.
    public var prompt: Int
    /// Tokens of the answer, reasoning among them.
    public var completion: Int

    /// A count.
    public init(prompt: Int, completion: Int) {
        self.prompt = prompt
        self.completion = completion
    }
}

/// Something that a request goes without, or says differently, because the API refused it.
public enum Repair: String, Sendable, Hashable, CaseIterable {
    /// Without `response_format`.
    case withoutResponseFormat = "response_format"
    /// The limit of tokens is called `max_completion_tokens`.
    case completionTokens = "max_completion_tokens"
    /// Without `temperature`.
    case withoutTemperature = "temperature"
    /// A stream without `stream_options`, so that it may not tell its tokens.
    case withoutStreamOptions = "stream_options"
}
