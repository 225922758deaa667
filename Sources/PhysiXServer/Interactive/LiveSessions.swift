import PhysiXStore
import Synchronization

/// The sessions that are held in memory: those that were used last.
///
/// Dropping one loses nothing, because the store has it. A class, because all requests share it; its lock is held for a
/// look-up, and for a look at all of them once in a while.
final class LiveSessions: Sendable {
    private struct Entry: Sendable {
        let session: InteractiveSession
        var lastUse: ContinuousClock.Instant
    }

    private struct Table: Sendable {
        var entries: [SessionID: Entry] = [:]
        var weight = 0
    }

    private let most: Int
    private let mostBytes: Int
    private let patience: Duration
    private let table = Mutex(Table())

    /// - Parameters:
    ///   - most: how many there may be.
    ///   - mostBytes: how much memory they may take.
    ///   - patience: after how long without a use one is dropped.
    init(most: Int = 1024, mostBytes: Int = 64 << 20, patience: Duration = .seconds(30 * 60)) {
        self.most = most
        self.mostBytes = mostBytes
        self.patience = patience
    }

    /// How many there are.
    var count: Int { table.withLock { $0.entries.count } }

    /// The session of this name, which is used now.
    func session(_ id: SessionID) -> InteractiveSession? {
        table.withLock { table in
            table.entries[id]?.lastUse = .now
            return table.entries[id]?.session
        }
    }

    /// Adds a session that is used now.
    ///
    /// - Returns: the session, or the one of the same name that another request brought meanwhile.
    func add(_ session: InteractiveSession) -> InteractiveSession {
        table.withLock { table in
            if let present = table.entries[session.id]?.session { return present }
            table.entries[session.id] = Entry(session: session, lastUse: .now)
            table.weight += session.weight
            if table.entries.count > most || table.weight > mostBytes { makeRoom(in: &table) }
            return session
        }
    }

    /// Drops a session.
    func remove(_ id: SessionID) -> InteractiveSession? {
        table.withLock { Self.remove(id, from: &$0) }
    }

    /// Drops those that were not used for long.
    func dropIdle(at now: ContinuousClock.Instant = .now) {
        table.withLock { table in
            for (id, entry) in table.entries where now - entry.lastUse > patience && !entry.session.isBusy {
                _ = Self.remove(id, from: &table)
            }
        }
    }

    /// Drops the least recently used tenth or more, so that not every newcomer has to look at all.
    private func makeRoom(in table: inout Table) {
        let order = table.entries.sorted { $0.value.lastUse < $1.value.lastUse }
        for (id, entry) in order.dropLast() {
            guard table.entries.count > most * 9 / 10 || table.weight > mostBytes / 10 * 9 else { return }
            if !entry.session.isBusy { _ = Self.remove(id, from: &table) }
        }
    }

    private static func remove(_ id: SessionID, from table: inout Table) -> InteractiveSession? {
        guard let entry = table.entries.removeValue(forKey: id) else { return nil }
        table.weight -= entry.session.weight
        return entry.session
    }
}
