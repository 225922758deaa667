public import PhysiXEpisodes

/// A question as a model meets it in live play, and the answer that is right.
public struct TrainingExample: Sendable, Hashable {
    /// The system that the problem was drawn from, also where the prompt hides it.
    public let systemID: String
    /// Its tier.
    public let tier: Int
    /// The seed of the problem.
    public let seed: UInt64
    /// The samples and what else is told.
    public let problem: Problem
    /// Which turn the answer is for, from 1.
    public let turn: Int
    /// The match of the turn before, on which the progress of the answer builds; 0 at the first.
    public let previousMatch: Double
    /// What the model is asked.
    public let prompt: Prompt
    /// The true law.
    public let answer: Action
}
