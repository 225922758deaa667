import Synchronization

/// A database with memory to fall back on: where the file cannot be written, play goes on, and what was played meanwhile
/// is written as soon as the file can be.
///
/// Only what is created and played falls back. A list does not show what waits in memory, and ending or forgetting a
/// session fails with the file. A class, because a lock guards what waits.
public final class FallbackStore: SessionStore {
    /// What those who run the program should know; each once for each failure.
    public enum Notice: Sendable, Hashable {
        /// The file failed, and play goes on in memory.
        case goesOnInMemory(StoreError)
        /// The file is written again, these sessions with all their turns included.
        case isWrittenAgain(sessions: Int)
        /// Memory has no room for what waits: a session will be lost unless the caller still holds it.
        case isForgotten(SessionID)
        /// The program ends, and the file still fails: what these sessions played meanwhile is lost.
        case isLost(sessions: Int)
    }

    private struct Waiting {
        var sessions: RecentSessions
        /// When the file is tried again; `nil` while it works.
        var nextAttempt: Timestamp?
    }

    private let database: SessionDatabase
    private let pause: Double
    private let clock: @Sendable () -> Timestamp
    private let report: @Sendable (Notice) -> Void
    private let waiting: Mutex<Waiting>

    /// A store over an open database.
    ///
    /// - Parameters:
    ///   - database: where sessions belong.
    ///   - limit: how many sessions may wait in memory.
    ///   - pause: the seconds until a file that failed is tried again.
    ///   - clock: what time it is.
    ///   - report: is told what happens, on the thread of the call during which it does.
    public init(
        _ database: SessionDatabase, limit: Int = 1000, pause: Double = 10,
        clock: @escaping @Sendable () -> Timestamp = { .now }, report: @escaping @Sendable (Notice) -> Void
    ) {
        self.database = database
        self.pause = pause
        self.clock = clock
        self.report = report
        waiting = Mutex(Waiting(sessions: RecentSessions(limit: limit)))
    }

    /// Keeps a session that was not there before, in memory where the file fails.
    public func create(_ session: Session) throws(StoreError) {
        try keep(session, turns: { [] }) { database throws(StoreError) in try database.create(session) }
    }

    /// Keeps a turn, in memory where the file fails.
    ///
    /// Costs what ``SessionDatabase/append(_:of:)`` does; while the file fails, about a microsecond, and every `pause`
    /// seconds one call tries the file and may wait for the database's patience.
    public func append(_ turn: SessionTurn, of session: Session) throws(StoreError) {
        try keep(session, turns: { session.rememberedTurns.dropLast() + [turn] }) { database throws(StoreError) in
            try database.append(turn, of: session)
        }
    }

    /// The session of this name with its turns, those that wait in memory included.
    public func session(_ id: SessionID) throws(StoreError) -> StoredSession? {
        if let entry = waiting.withLock({ $0.sessions[id] }) { return StoredSession(entry.session, turns: entry.turns) }
        return try database.session(id)
    }

    /// Sessions in the file, the newest first.
    public func list(_ query: SessionQuery) throws(StoreError) -> SessionPage { try database.list(query) }

    /// Ends a session before its last turn.
    public func close(_ id: SessionID, at time: Timestamp) throws(StoreError) {
        if waiting.withLock({ $0.sessions.update(id) { $0.session.close(at: time) } }) { return }
        try database.close(id, at: time)
    }

    /// Forgets a session and its turns, in memory and in the file.
    @discardableResult
    public func delete(_ id: SessionID) throws(StoreError) -> Bool {
        let waited = waiting.withLock { $0.sessions.remove(id) }
        return try database.delete(id) || waited
    }

    /// Forgets the sessions in the file that a rule does not keep.
    @discardableResult
    public func prune(_ retention: Retention) throws(StoreError) -> Int { try database.prune(retention) }

    /// Writes what waits in memory, if anything does, without waiting for the next turn.
    ///
    /// - Parameter isLast: whether the program ends, so that the file is tried at once and not after the pause.
    public func writeWaiting(isLast: Bool) {
        if isLast { waiting.withLock { if $0.nextAttempt != nil { $0.nextAttempt = clock() } } }
        guard !isFileTried(), isLast else { return }
        report(.isLost(sessions: waiting.withLock { $0.sessions.entries.count }))
    }

    /// Writes the database's log back into the file; see ``SessionDatabase/checkpoint()``.
    public func checkpoint() throws(StoreError) { try database.checkpoint() }
}

extension FallbackStore {
    /// Writes to the file, or keeps a session with all its turns in memory.
    private func keep(
        _ session: Session, turns: () -> [SessionTurn], _ write: (SessionDatabase) throws(StoreError) -> Void
    ) throws(StoreError) {
        repeat {
            guard isFileTried() else { continue }
            do { return try write(database) } catch let error where error.isFileFault { note(error) }
        } while !wait(session, turns)
    }

    private func note(_ error: StoreError) {
        let isNews = waiting.withLock { waiting in
            let isNews = waiting.nextAttempt == nil
            waiting.nextAttempt = clock().advanced(bySeconds: pause)
            return isNews
        }
        if isNews { report(.goesOnInMemory(error)) }
    }

    /// Keeps a session in memory.
    ///
    /// - Returns: false, and nothing done, where another thread found meanwhile that the file works again: a session in
    ///   memory would miss its next turn in the file.
    private func wait(_ session: Session, _ turns: () -> [SessionTurn]) -> Bool {
        var forgotten: [SessionID] = []
        let isKept = waiting.withLock { waiting in
            guard waiting.nextAttempt != nil else { return false }
            // What is there already knows more of the earlier turns than the episode remembers.
            let isThere = waiting.sessions.update(session.id) { entry in
                entry.session = session
                entry.turns += turns().dropFirst(entry.turns.count)
            }
            if !isThere { forgotten = waiting.sessions.insert(session, turns: turns()) }
            return true
        }
        for id in forgotten { report(.isForgotten(id)) }
        return isKept
    }

    /// Whether the file works, after it was tried again where it is time to.
    private func isFileTried() -> Bool {
        var notices: [Notice] = []
        // Under the lock, so that no turn comes to those that wait while they are written.
        let isTried = waiting.withLock { waiting in
            guard let nextAttempt = waiting.nextAttempt else { return true }
            guard clock() >= nextAttempt else { return false }
            let entries = waiting.sessions.entries.values.sorted { $0.number < $1.number }
            do throws(StoreError) {
                for entry in entries { notices += try catchUp(entry, &waiting.sessions) }
            } catch {
                waiting.nextAttempt = clock().advanced(bySeconds: pause)
                return false
            }
            waiting.nextAttempt = nil
            notices.append(.isWrittenAgain(sessions: entries.count))
            return true
        }
        notices.forEach(report)
        return isTried
    }

    /// Writes a session that waited; one that another program played or forgot meanwhile is given up.
    private func catchUp(
        _ entry: RecentSessions.Entry, _ sessions: inout RecentSessions
    ) throws(StoreError) -> [Notice] {
        var notices: [Notice] = []
        do {
            try database.catchUp(entry.session, entry.turns)
        } catch let error where !error.isFileFault {
            notices.append(.isForgotten(entry.session.id))
        }
        _ = sessions.remove(entry.session.id)
        return notices
    }
}
