import PhysiXEpisodes
import PhysiXFormats
import PhysiXStore

/// Which session a player wants.
struct SessionRequest: Sendable {
    /// What is to be explained.
    enum Subject: Sendable {
        case drawn(SystemDefinition, seed: UInt64, ProblemOptions)
        case measured(Problem)
    }

    var subject: Subject
    var turnLimit = 8

    /// The session, from its first turn on.
    ///
    /// - Throws: ``ProblemError`` where the system cannot be drawn like this, ``EpisodeError`` for its number of turns.
    func begin(_ label: SessionLabel) throws -> PhysiXStore.Session {
        switch subject {
        case .drawn(let system, let seed, let options):
            try PhysiXStore.Session(label, drawing: system, seed: seed, options: options, turnLimit: turnLimit)
        case .measured(let problem):
            try PhysiXStore.Session(label, measured: problem, turnLimit: turnLimit)
        }
    }
}
