/// A model that an API offers.
public struct ModelListing: Sendable, Hashable {
    /// What a model costs in US dollars for a million tokens.
    public struct Price: Sendable, Hashable {
        /// For a million tokens of the question.
        public var input: Double
        /// For a million tokens of the answer.
        public var output: Double

        /// A price.
        public init(input: Double, output: Double) {
            self.input = input
            self.output = output
        }

        /// What tokens cost, in US dollars.
        public func cost(of usage: TokenUsage) -> Double {
            (Double(usage.prompt) * input + Double(usage.completion) * output) / 1_000_000
        }
    }

    /// The id to ask for it.
    public var id: String
    /// How many tokens question and answer may have together, where the API says.
    public var contextLength: Int?
    /// What it costs, where the API says; the cheapest of several offers.
    public var price: Price?
    /// Whether it can be told to answer in JSON, where the API says.
    public var supportsJSON: Bool?
    /// Who serves it, where the API says.
    public var providers: [String]

    /// A model of an API.
    public init(
        id: String, contextLength: Int? = nil, price: Price? = nil, supportsJSON: Bool? = nil, providers: [String] = []
    ) {
        self.id = id
        self.contextLength = contextLength
        self.price = price
        self.supportsJSON = supportsJSON
        self.providers = providers
    }
}
