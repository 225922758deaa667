import PhysiXEpisodes
import Synchronization

/// The sessions that are open, up to a limit.
///
/// A class, because all sockets and requests share it; its lock is held for a look-up in a dictionary, never for a turn.
package final class SessionTable: Sendable {
    private struct Entry {
        let session: Session
        var isAttached: Bool
        var isClosing = false
        var lastUse = ContinuousClock.now
    }

    /// How many sessions may be open at once.
    package let limit: Int
    /// What their problems are drawn from.
    package let tasks: TaskSplits
    /// How long a session without a socket may be idle before another one takes its place.
    private let patience: Duration
    private let entries = Mutex<[String: Entry]>([:])

    package init(limit: Int, tasks: TaskSplits, patience: Duration = .seconds(30 * 60)) {
        self.limit = limit
        self.tasks = tasks
        self.patience = patience
    }

    /// How many sessions are open.
    package var count: Int { entries.withLock { $0.count } }

    /// Opens a session.
    ///
    /// - Throws: ``SessionError/full(active:most:)``.
    package func open(_ origin: Session.Origin) throws(SessionError) -> Session {
        let session = Session(origin, tasks.catalog)
        let now = ContinuousClock.now
        try entries.withLock { entries throws(SessionError) in
            if entries.count >= limit {
                let idle = entries.filter { !$0.value.isAttached && now - $0.value.lastUse > patience }
                if let oldest = idle.min(by: { $0.value.lastUse < $1.value.lastUse }) { entries[oldest.key] = nil }
            }
            guard entries.count < limit else { throw .full(active: entries.count, most: limit) }
            entries[session.id] = Entry(session: session, isAttached: origin == .webSocket, lastUse: now)
        }
        return session
    }

    /// The session of this name, which counts as used now.
    package func session(_ id: String) throws(SessionError) -> Session {
        try entries.withLock { entries throws(SessionError) in
            guard let session = entries[id]?.session else { throw .unknown(id) }
            entries[id]?.lastUse = .now
            return session
        }
    }

    /// Lets a socket use a session that was created over HTTP.
    package func attach(_ id: String) throws(SessionError) -> Session {
        try entries.withLock { entries throws(SessionError) in
            guard let entry = entries[id] else { throw .unknown(id) }
            guard !entry.isAttached else { throw .attached(id) }
            entries[id]?.isAttached = true
            return entry.session
        }
    }

    /// Ends a socket's use of a session: one that it created ends, another one waits for the next socket.
    package func detach(_ session: Session) {
        entries.withLock { entries in
            if session.origin == .webSocket || entries[session.id]?.isClosing == true {
                entries[session.id] = nil
            } else {
                entries[session.id]?.isAttached = false
                entries[session.id]?.lastUse = .now
            }
        }
    }

    /// Ends a session; while a socket uses it, as soon as that one ends.
    ///
    /// - Returns: whether it has ended.
    package func close(_ id: String) throws(SessionError) -> Bool {
        try entries.withLock { entries throws(SessionError) in
            guard let entry = entries[id] else { throw .unknown(id) }
            if entry.isAttached { entries[id]?.isClosing = true } else { entries[id] = nil }
            return !entry.isAttached
        }
    }
}
