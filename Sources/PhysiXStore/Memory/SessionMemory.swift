import PhysiXEpisodes
import Synchronization

/// Sessions in memory alone, those that were used last: what `--no-database` means.
///
/// A class, because a lock guards what many threads change.
public final class SessionMemory: SessionStore {
    private let sessions: Mutex<RecentSessions>

    /// A memory for this many sessions, which take some 5 KiB each, and more with long trajectories and completions.
    public init(limit: Int = 1000) { sessions = Mutex(RecentSessions(limit: limit)) }

    /// Keeps a session that was not there before; the one that was not used for the longest time makes room.
    public func create(_ session: Session) throws(StoreError) {
        try sessions.withLock { sessions throws(StoreError) in
            guard sessions.entries[session.id] == nil else { throw .duplicate(session.id) }
            sessions.insert(session, turns: [])
        }
    }

    /// Keeps a turn; costs about a microsecond.
    public func append(_ turn: SessionTurn, of session: Session) throws(StoreError) {
        let evaluation = session.evaluation?.jsonText
        try sessions.withLock { sessions throws(StoreError) in
            guard let entry = sessions.entries[session.id] else { throw .unknownSession(session.id) }
            guard entry.turns.count == turn.number - 1, entry.session.ended == nil else {
                throw .outOfStep(session.id, turn: turn.number, kept: entry.turns.count)
            }
            _ = sessions.update(session.id) { entry in
                entry.session = session
                entry.evaluation = evaluation
                entry.turns.append(turn)
            }
        }
    }

    /// The session of this name with its turns; `nil` where there is none.
    public func session(_ id: SessionID) -> StoredSession? {
        sessions.withLock { sessions in
            sessions[id].map { StoredSession($0.session, turns: $0.turns) }
        }
    }

    /// Sessions, the newest first.
    public func list(_ query: SessionQuery) -> SessionPage { sessions.withLock { $0.list(query) } }

    /// Ends a session before its last turn.
    public func close(_ id: SessionID, at time: Timestamp) throws(StoreError) {
        let isThere = sessions.withLock { $0.update(id) { $0.session.close(at: time) } }
        guard isThere else { throw .unknownSession(id) }
    }

    /// Forgets a session and its turns.
    @discardableResult
    public func delete(_ id: SessionID) -> Bool { sessions.withLock { $0.remove(id) } }

    /// Forgets the sessions that a rule does not keep.
    @discardableResult
    public func prune(_ retention: Retention) -> Int { sessions.withLock { $0.prune(retention) } }
}
