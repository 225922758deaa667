public import PhysiXEpisodes
public import PhysiXFormats

/// What a model is asked, where, and for how long.
///
/// `model`, `temperature` and `maxTokens` reach the API as they are given, and nothing else does but the messages and the
/// wish for JSON: a strict server would refuse it.
public struct ChatRequest: Sendable {
    /// The API.
    public var baseURL: BaseURL
    /// The key, sent as a bearer token; `nil` for servers that want none.
    public var key: Secret?
    /// The model's id, with whatever suffix the API understands.
    public var model: String
    /// The conversation.
    public var messages: [ChatMessage]
    /// How freely the model chooses; left to the API where `nil`.
    public var temperature: JSONNumber?
    /// The most tokens of the answer, reasoning among them; left to the API where `nil`.
    public var maxTokens: Int?
    /// Whether the answer is to be a JSON object.
    public var wantsJSON = true
    /// How long all of it may take: looking up the host, each attempt, and each wait between two.
    public var timeLimit = Duration.seconds(120)
    /// How many more attempts follow one that failed in passing.
    public var retries = 2
    /// The longest wait before another attempt.
    ///
    /// An API that asks for more ends the call, and the error says how long.
    public var longestWait = Duration.seconds(10)
    /// What the request calls its sender; that of the client where `nil`.
    public var userAgent: String?
    /// The organisation that pays, for Hugging Face's router (`X-HF-Bill-To`).
    public var billTo: String?

    /// A request with the usual limits.
    public init(
        to baseURL: BaseURL, key: Secret?, model: String, messages: [ChatMessage], temperature: JSONNumber? = nil,
        maxTokens: Int? = nil
    ) {
        self.baseURL = baseURL
        self.key = key
        self.model = model
        self.messages = messages
        self.temperature = temperature
        self.maxTokens = maxTokens
    }
}

extension Prompt {
    /// The prompt as a conversation.
    public var messages: [ChatMessage] { [ChatMessage(.system, system), ChatMessage(.user, user)] }
}
