public import PhysiXKernel

/// An agent's attempts at one problem: proposals in, observations out, until one agrees or the turns are used up.
///
/// A pure value: a copy goes on by itself, and the same actions always give the same observations.
public struct Episode: Sendable {
    /// How many turns an episode may be given.
    public static let turnLimits = 1...1000

    /// What is to be explained.
    public let problem: Problem
    /// How many turns there are.
    public let turnLimit: Int
    /// The turns taken.
    public private(set) var history: [HistoryEntry] = []
    /// What the last turn's verification says; `nil` before the first.
    public private(set) var verdict: Verdict?

    private let statistics: Statistics

    /// The start of an episode.
    ///
    /// - Throws: ``EpisodeError/turnLimit(_:)`` for a limit outside of ``turnLimits``.
    public init(_ problem: Problem, turnLimit: Int = 8) throws(EpisodeError) {
        guard Self.turnLimits.contains(turnLimit) else { throw .turnLimit(turnLimit) }
        self.problem = problem
        self.turnLimit = turnLimit
        statistics = Statistics(of: problem.observed, names: problem.stateVariables)
    }

    /// An episode that goes on after turns that were taken earlier, for instance before the program was ended.
    ///
    /// Costs one verification: the last turn's, whose verdict the next turn builds on. The rewards before are taken as
    /// they are.
    ///
    /// - Throws: ``EpisodeError/changed(turn:)`` where the last turn earns something else now.
    package init(_ problem: Problem, turnLimit: Int, after history: [HistoryEntry]) throws(EpisodeError) {
        try self.init(problem, turnLimit: turnLimit)
        guard let last = history.last else { return }
        guard history.count <= turnLimit else { throw .finished(turns: turnLimit, isConverged: false) }
        let proposal = Action(equation: last.equation, parameters: last.parameters)
        let previousMatch = history.dropLast().last?.reward.match ?? 0
        var verifier = problem.makeVerifier()
        let verdict = Verdict(of: proposal, previousMatch: previousMatch, by: &verifier)
        guard verdict.reward == last.reward, verdict.mismatch.sentence == last.mismatchSummary else {
            throw .changed(turn: last.turn)
        }
        self.history = history
        self.verdict = verdict
    }

    /// The match of the last turn; 0 before the first.
    public var lastMatch: Double { verdict?.reward.match ?? 0 }

    /// Whether the last proposal agrees with the samples.
    public var isConverged: Bool { lastMatch >= Mismatch.agreement }

    /// Whether no further turn can be taken.
    public var isDone: Bool { isConverged || history.count >= turnLimit }

    /// Takes a turn.
    ///
    /// A proposal that cannot be read or integrated is a turn without reward, not an error.
    ///
    /// - Returns: what the agent sees afterwards.
    /// - Throws: ``EpisodeError/finished(turns:isConverged:)`` where the episode has ended; nothing changes then.
    @discardableResult
    public mutating func step(_ action: Action) throws(EpisodeError) -> Observation {
        var verifier = problem.makeVerifier()
        return try step(action, with: &verifier)
    }

    /// Takes a turn with a verifier that is at hand, made by this problem's ``Problem/makeVerifier()``.
    @discardableResult
    public mutating func step(_ action: Action, with verifier: inout Verifier) throws(EpisodeError) -> Observation {
        guard !isDone else { throw .finished(turns: history.count, isConverged: isConverged) }
        let verdict = Verdict(of: action, previousMatch: lastMatch, by: &verifier)
        history.append(
            HistoryEntry(
                turn: history.count + 1, action: action, reward: verdict.reward,
                mismatchSummary: verdict.mismatch.sentence))
        self.verdict = verdict
        return observation
    }

    /// What the agent sees now.
    public var observation: Observation {
        Observation(
            trajectory: problem.observed, stateVariables: problem.stateVariables,
            isDriven: problem.scope.isDriven, hint: problem.hint, history: history,
            mismatchSummary: history.last?.mismatchSummary ?? "", turn: history.count,
            turnsRemaining: turnLimit - history.count, systemID: problem.systemID,
            statistics: statistics, rewardBreakdown: verdict?.reward ?? .zero, isDone: isDone,
            reward: verdict?.reward.total, fittedInitialState: verdict?.fittedInitialState)
    }
}
