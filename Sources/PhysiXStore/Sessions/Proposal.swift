public import PhysiXEpisodes

/// An action and how it came about.
///
/// There is no place for a key of a model's API, so that none can be kept.
public struct Proposal: Sendable, Hashable {
    /// What is proposed.
    public var action: Action
    /// Who proposes: `solver`, `person`, a model's name.
    public var policy: String
    /// How long the policy took, in seconds, where somebody measured it.
    public var latency: Double?
    /// What a model answered, word for word, where the action was read from that.
    public var completion: String?
    /// When it was made.
    public var time: Timestamp

    /// A proposal from its parts.
    public init(
        _ action: Action, policy: String, latency: Double? = nil, completion: String? = nil, time: Timestamp = .now
    ) {
        self.action = action
        self.policy = policy
        self.latency = latency
        self.completion = completion
        self.time = time
    }
}

/// A turn of a session, as it is kept.
public struct SessionTurn: Sendable, Hashable {
    /// The turn, from 1.
    public let number: Int
    /// What was proposed, and by whom.
    public let proposal: Proposal
    /// What it earned.
    public let reward: RewardBreakdown
    /// What was off.
    public let mismatchSummary: String

    /// A turn from its parts.
    public init(number: Int, _ proposal: Proposal, reward: RewardBreakdown, mismatchSummary: String) {
        self.number = number
        self.proposal = proposal
        self.reward = reward
        self.mismatchSummary = mismatchSummary
    }
}
