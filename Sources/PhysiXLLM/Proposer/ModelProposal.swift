public import PhysiXEpisodes

/// A model's proposal for a turn, and how it came about.
public struct ModelProposal: Sendable, Hashable {
    /// The proposal; empty where the answer could not be read.
    ///
    /// Where there was help, its metadata say so: `fit`, `propose`, and `proposed_params`, the numbers before a fit.
    public var action: Action
    /// What the model answered, word for word, but for the key, which no record may have.
    public var completion: String
    /// What was wrong with the answer's form, as a sentence without a full stop; `nil` where nothing was.
    public var remark: String?
    /// What the model thought, where the API tells it apart from the answer.
    public var reasoning: String?
    /// The model as the API names it.
    public var answeredBy: String
    /// From the question to the proposal, fits included.
    public var latency: Duration
    /// The tokens of all answers of the turn; `nil` where the API does not say.
    public var usage: TokenUsage?
    /// How many requests were sent.
    public var attempts: Int
}
