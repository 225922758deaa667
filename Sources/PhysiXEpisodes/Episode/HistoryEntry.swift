public import PhysiXKernel

/// What happened in one turn, as the agent remembers it.
public struct HistoryEntry: Sendable, Hashable {
    /// The turn, from 1.
    public let turn: Int
    /// What was proposed.
    public let equation: String
    /// The values of the parameters in it.
    public let parameters: Parameters
    /// Why, in the agent's words.
    public let rationale: String
    /// What it earned.
    public let reward: RewardBreakdown
    /// What was off.
    public let mismatchSummary: String

    /// An entry from its parts.
    package init(turn: Int, action: Action, reward: RewardBreakdown, mismatchSummary: String) {
        self.turn = turn
        equation = action.equation
        parameters = action.parameters
        rationale = action.rationale
        self.reward = reward
        self.mismatchSummary = mismatchSummary
    }
}
