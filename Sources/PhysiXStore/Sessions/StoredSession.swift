public import PhysiXEpisodes
import PhysiXKernel

/// A session as it was kept, with all that its turns left behind.
public struct StoredSession: Sendable {
    /// What it is known by.
    public let label: SessionLabel
    /// Where its problem comes from.
    public let source: ProblemSource
    /// The problem, with its truth where it was drawn.
    public let problem: Problem
    /// How many turns there are.
    public let turnLimit: Int
    /// The turns taken.
    public internal(set) var turns: [SessionTurn]
    /// When it ended; `nil` while it goes on.
    public internal(set) var ended: Timestamp?

    init(_ session: Session, turns: [SessionTurn]) {
        self.init(
            label: session.label, source: session.source, problem: session.episode.problem,
            turnLimit: session.episode.turnLimit, turns: turns, ended: session.ended)
    }

    init(
        label: SessionLabel, source: ProblemSource, problem: Problem, turnLimit: Int, turns: [SessionTurn],
        ended: Timestamp?
    ) {
        self.label = label
        self.source = source
        self.problem = problem
        self.turnLimit = turnLimit
        self.turns = turns
        self.ended = ended
    }

    /// The session, which goes on with the next turn.
    ///
    /// Costs one verification, whatever the number of turns.
    ///
    /// - Throws: ``EpisodeError/changed(turn:)`` where the last turn earns something else with this version of PhysiX;
    ///   its ``record`` can still be exported and replayed.
    public func resumed() throws(EpisodeError) -> Session {
        let history = turns.map { turn in
            HistoryEntry(
                turn: turn.number, action: turn.proposal.action, reward: turn.reward,
                mismatchSummary: turn.mismatchSummary)
        }
        let episode = try Episode(problem, turnLimit: turnLimit, after: history)
        return Session(label, source, episode: episode, ended: ended)
    }

    /// The session as a file of JSON Lines has it, with the evaluation of the best turn where it was played to its end.
    public var record: EpisodeRecord {
        var record = EpisodeRecord(
            policy: label.policy, version: label.version, problem: problem, turnLimit: turnLimit)
        record.id = label.id.description
        record.turns = turns.map { turn in
            EpisodeRecord.Turn(
                action: turn.proposal.action, reward: turn.reward.total, mismatchSummary: turn.mismatchSummary,
                breakdown: turn.reward)
        }
        record.evaluation = evaluation
        return record
    }

    /// As ``Episode/evaluation()``, without playing the episode again.
    var evaluation: Evaluation? {
        guard let last = turns.last, turns.count >= turnLimit || last.reward.match >= Mismatch.agreement,
            let best = turns.max(by: { $0.reward.match <= $1.reward.match })
        else { return nil }
        return Evaluation(of: best.proposal.action, for: problem)
    }
}
