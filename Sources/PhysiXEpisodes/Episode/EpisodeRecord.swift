import PhysiXKernel

/// An episode as it is kept: what was asked, what was proposed, and what came of it.
///
/// Rewards are recorded and can be computed again from the rest (``replayed()``), on any machine.
public struct EpisodeRecord: Sendable {
    /// A recorded turn.
    public struct Turn: Sendable, Hashable {
        /// What was proposed.
        public var action: Action
        /// What it earned.
        public var reward: Double
        /// What was off.
        public var mismatchSummary: String
        /// The reward with its parts, where more than its total was kept.
        public var breakdown: RewardBreakdown?

        /// A turn from its parts.
        public init(
            action: Action, reward: Double, mismatchSummary: String, breakdown: RewardBreakdown? = nil
        ) {
            self.action = action
            self.reward = reward
            self.mismatchSummary = mismatchSummary
            self.breakdown = breakdown
        }
    }

    /// The name that it is kept under, if any.
    public var id: String?
    /// Who proposed, such as `solver` or a model's name.
    public var policy: String
    /// The version of PhysiX that ran it.
    public var version: String
    /// What was to be explained; what was read back knows no truth.
    public var problem: Problem
    /// How many turns there were.
    public var turnLimit: Int
    /// The turns.
    public var turns: [Turn]
    /// What the best proposal is worth, where the truth was known and the episode had ended.
    public var evaluation: Evaluation?

    /// The record of an episode; the metadata of actions is not part of an episode's memory, nor of this.
    public init(of episode: Episode, policy: String, version: String) {
        self.policy = policy
        self.version = version
        problem = episode.problem
        turnLimit = episode.turnLimit
        turns = episode.history.map { entry in
            Turn(
                action: Action(equation: entry.equation, parameters: entry.parameters, rationale: entry.rationale),
                reward: entry.reward.total, mismatchSummary: entry.mismatchSummary)
        }
        evaluation = episode.evaluation()
    }

    /// A record without turns.
    package init(policy: String, version: String, problem: Problem, turnLimit: Int) {
        self.policy = policy
        self.version = version
        self.problem = problem
        self.turnLimit = turnLimit
        turns = []
    }

    /// The episode again, from its problem and its proposals.
    ///
    /// - Throws: ``EpisodeError`` where the proposals go on after the end.
    public func replayed() throws(EpisodeError) -> Episode {
        var episode = try Episode(problem, turnLimit: turnLimit)
        var verifier = problem.makeVerifier()
        for turn in turns { try episode.step(turn.action, with: &verifier) }
        return episode
    }
}
