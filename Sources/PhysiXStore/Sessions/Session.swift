public import PhysiXEpisodes
import PhysiXFormats
public import PhysiXKernel

/// An episode that somebody plays over time, and what brings it back after the program has ended.
///
/// A value: whoever serves sessions holds the live ones and tells a ``SessionStore`` of each change.
///
/// ```swift
/// var session = try Session(label, drawing: system, seed: 7)
/// try store.create(session)
/// let turn = try session.step(Proposal(action, policy: "person"), with: &verifier)
/// try store.append(turn, of: session)      // and only then answer
/// ```
public struct Session: Sendable {
    /// What it is known by.
    public let label: SessionLabel
    /// Where its problem comes from.
    public let source: ProblemSource
    /// Where it stands.
    public private(set) var episode: Episode
    /// When it was ended, by its last turn or by ``close(at:)``; `nil` while it goes on.
    public private(set) var ended: Timestamp?

    /// Its name.
    public var id: SessionID { label.id }

    /// A session about a problem drawn from a system.
    ///
    /// - Throws: ``ProblemError`` and ``EpisodeError``.
    public init(
        _ label: SessionLabel, drawing system: SystemDefinition, seed: UInt64,
        options: ProblemOptions = ProblemOptions(), turnLimit: Int = 8
    ) throws {
        let problem = try Problem(drawing: system, seed: seed, options: options)
        self.label = label
        source = .drawn(systemID: system.id, seed: seed, options: options)
        episode = try Episode(problem, turnLimit: turnLimit)
    }

    /// A session about a trajectory of the player's own; a truth that `problem` has is not kept.
    ///
    /// - Throws: ``EpisodeError/turnLimit(_:)``.
    public init(_ label: SessionLabel, measured problem: Problem, turnLimit: Int = 8) throws(EpisodeError) {
        self.label = label
        source = .measured
        episode = try Episode(problem, turnLimit: turnLimit)
    }

    init(_ label: SessionLabel, _ source: ProblemSource, episode: Episode, ended: Timestamp?) {
        self.label = label
        self.source = source
        self.episode = episode
        self.ended = ended
    }

    /// Takes a turn.
    ///
    /// - Parameters:
    ///   - proposal: what is proposed, and by whom.
    ///   - verifier: one made by the problem's `makeVerifier()`.
    /// - Returns: the turn, for ``SessionStore/append(_:of:)``.
    /// - Throws: ``EpisodeError/finished(turns:isConverged:)`` where the session has ended; nothing changes then.
    public mutating func step(_ proposal: Proposal, with verifier: inout Verifier) throws(EpisodeError) -> SessionTurn {
        guard ended == nil else {
            throw .finished(turns: episode.history.count, isConverged: episode.isConverged)
        }
        try episode.step(proposal.action, with: &verifier)
        if episode.isDone { ended = proposal.time }
        guard let entry = episode.history.last else { preconditionFailure("a turn leaves an entry") }
        return SessionTurn(
            number: entry.turn, proposal, reward: entry.reward, mismatchSummary: entry.mismatchSummary)
    }

    /// Ends the session before its last turn; one that has ended stays as it is.
    public mutating func close(at time: Timestamp = .now) {
        if ended == nil { ended = time }
    }

    /// What the best turn is worth beyond the samples, once the session was played to its end.
    ///
    /// Costs an integration for each of four trajectories; it is kept with the last turn and listed.
    ///
    /// - Returns: `nil` also where the truth is not known and where no proposal could be read.
    public var evaluation: Evaluation? { episode.evaluation() }

    /// The turns as far as the episode remembers them: without latency, completion, metadata and time.
    var rememberedTurns: [SessionTurn] {
        episode.history.map { entry in
            let action = Action(equation: entry.equation, parameters: entry.parameters, rationale: entry.rationale)
            return SessionTurn(
                number: entry.turn, Proposal(action, policy: label.policy, time: label.created), reward: entry.reward,
                mismatchSummary: entry.mismatchSummary)
        }
    }
}

extension Evaluation {
    /// The evaluation as a JSON object.
    var jsonText: String {
        var json = JSONWriter()
        write(to: &json)
        return json.text
    }
}
