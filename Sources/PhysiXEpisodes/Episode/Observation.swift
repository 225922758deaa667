public import PhysiXKernel

/// What the agent sees at the start of an episode and after each turn.
public struct Observation: Sendable, Hashable {
    /// The samples.
    public let trajectory: Trajectory
    /// Their state variables, in order, without `t`.
    public let stateVariables: [String]
    /// Whether equations may use the time `t`.
    public let isDriven: Bool
    /// One sentence about the system.
    public let hint: String
    /// The turns so far.
    public let history: [HistoryEntry]
    /// What is off in the last proposal; empty at the start.
    public let mismatchSummary: String
    /// How many turns were taken.
    public let turn: Int
    /// How many turns may still be taken.
    public let turnsRemaining: Int
    /// The system's id, as far as the agent may know it.
    public let systemID: String
    /// What the samples' numbers are like.
    public let statistics: Statistics
    /// The last turn's reward and its parts; all 0 at the start.
    public let rewardBreakdown: RewardBreakdown
    /// Whether the episode has ended.
    public let isDone: Bool
    /// The last turn's reward; `nil` at the start.
    public let reward: Double?
    /// The initial state, hidden velocities included, where the verification had to fit it.
    public let fittedInitialState: FittedInitialState?
    /// Whether its JSON carries the prompt for the next proposal, for programs elsewhere that ask a language model.
    public var hasPrompt = false
}
