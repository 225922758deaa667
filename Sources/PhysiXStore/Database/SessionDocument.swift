import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// What a session is apart from its turns, as it is kept: one JSON document.
///
/// A drawn problem is kept as what it is drawn from, a few dozen bytes, with a checksum of what came out; a measured one
/// as its samples.
struct SessionDocument {
    var policy = ""
    var owner = ""
    var version = ""
    var created = Timestamp(milliseconds: 0)
    var turnLimit = 0
    var source = ProblemSource.measured
    /// The measured problem.
    var problem: Problem?
    /// The checksum of a drawn problem.
    var checksum: UInt64 = 0

    init(_ session: Session) {
        policy = session.label.policy
        owner = session.label.owner
        version = session.label.version
        created = session.label.created
        turnLimit = session.episode.turnLimit
        source = session.source
        if source == .measured {
            problem = session.episode.problem
        } else {
            checksum = session.episode.problem.checksum
        }
    }

    /// The session again.
    ///
    /// - Throws: ``JSONError``, ``UnknownSystem``, ``ProblemError`` or ``ChangedProblem``.
    func session(
        _ id: SessionID, turns: [SessionTurn], ended: Timestamp?, catalog: SystemCatalog
    ) throws -> StoredSession {
        let label = SessionLabel(id: id, policy: policy, owner: owner, version: version, created: created)
        return StoredSession(
            label: label, source: source, problem: try restoredProblem(catalog), turnLimit: turnLimit, turns: turns,
            ended: ended)
    }

    private func restoredProblem(_ catalog: SystemCatalog) throws -> Problem {
        switch source {
        case .measured:
            guard let problem else { throw ChangedProblem(summary: "its samples are missing") }
            return problem
        case .drawn(let systemID, let seed, let options):
            let problem = try Problem(drawing: try catalog.system(systemID), seed: seed, options: options)
            guard problem.checksum == checksum else {
                throw ChangedProblem(summary: "the system `\(systemID)` draws other samples now than when it was begun")
            }
            return problem
        }
    }
}

/// Why a problem is not the one that a session was begun with.
struct ChangedProblem: Diagnosable {
    let summary: String
    var hint: String? { "use the version of PhysiX and the system file that it was begun with" }
}

extension Problem {
    /// FNV-1a (Fowler, Noll, Vo) of all that an agent sees and of the truth.
    var checksum: UInt64 {
        var json = JSONWriter()
        json.object { json in
            json.member("problem", self)
            json.member("equation", truth?.equation)
            json.numbers("params", truth?.parameters ?? [:])
        }
        return json.bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}
