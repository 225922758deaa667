package import PhysiXEpisodes
import Synchronization

/// The sessions that are open, up to a limit, and up to another one from each address.
///
/// A class, because all sockets and requests share it; its lock is held for a look-up in a dictionary, never for a turn.
package final class SessionTable: Sendable {
    /// How many sessions may be open at once.
    package let limit: Int
    /// How many of them may be one address's; `nil` where that is nobody's business.
    package let limitPerAddress: Int?
    /// What their problems are drawn from.
    package let tasks: TaskSplits
    /// How they are called.
    private let names: SessionNames
    /// How long a session without a socket must have been idle before another one takes its place.
    private let patience: Duration
    private let contents = Mutex(SessionList())

    package init(
        limit: Int, limitPerAddress: Int? = nil, tasks: TaskSplits, names: SessionNames = SessionNames(),
        patience: Duration = .seconds(5)
    ) {
        self.limit = limit
        self.limitPerAddress = limitPerAddress
        self.tasks = tasks
        self.names = names
        self.patience = patience
    }

    /// How many sessions are open.
    package var count: Int { contents.withLock { $0.entries.count } }

    /// Whether another session would find a place.
    package var hasRoom: Bool {
        contents.withLock { $0.entries.count < limit || $0.longestIdle(from: nil, before: .now - patience) != nil }
    }

    /// Opens a session; where there is no place, it takes that of the one that nobody has used for longest.
    ///
    /// - Parameters:
    ///   - origin: who creates it.
    ///   - address: whose sessions are counted together; `nil` counts with nobody's.
    /// - Returns: the session.
    /// - Throws: ``SessionError/full(active:most:)``, ``SessionError/crowded(active:most:)``.
    package func open(_ origin: Session.Origin, from address: String? = nil) throws(SessionError) -> Session {
        let session = Session(origin, tasks.catalog, named: names)
        let now = ContinuousClock.now
        try contents.withLock { contents throws(SessionError) in
            if let address, let limitPerAddress, contents.count(from: address) >= limitPerAddress {
                // Its own sessions are its own business: no patience is needed.
                guard let oldest = contents.longestIdle(from: address, before: now) else {
                    throw .crowded(active: contents.count(from: address), most: limitPerAddress)
                }
                contents.remove(oldest)
            }
            if contents.entries.count >= limit, let oldest = contents.longestIdle(from: nil, before: now - patience) {
                contents.remove(oldest)
            }
            guard contents.entries.count < limit else { throw .full(active: contents.entries.count, most: limit) }
            contents.insert(session, from: address, at: now)
        }
        return session
    }

    /// The session of this name, which counts as used now.
    package func session(_ id: String) throws(SessionError) -> Session {
        try contents.withLock { contents throws(SessionError) in
            guard let session = contents.entries[id]?.session else { throw .unknown(id) }
            contents.entries[id]?.lastUse = .now
            return session
        }
    }

    /// Lets a socket use a session that was created over HTTP.
    package func attach(_ id: String) throws(SessionError) -> Session {
        try contents.withLock { contents throws(SessionError) in
            guard let entry = contents.entries[id] else { throw .unknown(id) }
            guard !entry.isAttached else { throw .attached(id) }
            contents.entries[id]?.isAttached = true
            return entry.session
        }
    }

    /// Ends a socket's use of a session: one that it created ends, another one waits for the next socket.
    package func detach(_ session: Session) {
        contents.withLock { contents in
            if session.origin == .webSocket || contents.entries[session.id]?.isClosing == true {
                contents.remove(session.id)
            } else {
                contents.entries[session.id]?.isAttached = false
                contents.entries[session.id]?.lastUse = .now
            }
        }
    }

    /// Ends a session; while a socket uses it, as soon as that one ends.
    ///
    /// - Returns: whether it has ended.
    package func close(_ id: String) throws(SessionError) -> Bool {
        try contents.withLock { contents throws(SessionError) in
            guard let entry = contents.entries[id] else { throw .unknown(id) }
            if entry.isAttached { contents.entries[id]?.isClosing = true } else { contents.remove(id) }
            return !entry.isAttached
        }
    }
}
