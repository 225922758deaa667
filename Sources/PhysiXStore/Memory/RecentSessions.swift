import PhysiXEpisodes
import PhysiXKernel

/// Sessions and their turns in memory, those that were used last.
struct RecentSessions: Sendable {
    /// A session, its turns, and its place in the order in which sessions were begun.
    struct Entry: Sendable {
        var session: Session
        var turns: [SessionTurn]
        /// What the session was worth when it was played to its end.
        var evaluation: String?
        let number: Int64

        var updated: Timestamp { turns.last?.proposal.time ?? session.label.created }
    }

    /// How many numbers the samples of all of them may have together: 64 MiB.
    static let mostNumbers = 8 << 20

    /// How many are kept.
    let limit: Int
    private var numbers = 0
    private(set) var entries: [SessionID: Entry] = [:]
    private var order = UseOrder<SessionID>()
    private var begun: Int64 = 0

    init(limit: Int) {
        precondition(limit > 0, "room for one session")
        self.limit = limit
    }

    /// Keeps a session with turns, in place of what was kept of it.
    ///
    /// - Returns: the sessions that had to make room.
    @discardableResult
    mutating func insert(_ session: Session, turns: [SessionTurn]) -> [SessionID] {
        begun += 1
        numbers += session.sampleCount - (entries[session.id]?.session.sampleCount ?? 0)
        entries[session.id] = Entry(
            session: session, turns: turns, evaluation: session.evaluation?.jsonText, number: begun)
        order.use(session.id)
        var dropped: [SessionID] = []
        while entries.count > limit || (numbers > Self.mostNumbers && entries.count > 1),
            let oldest = order.removeOldest()
        {
            forget(oldest)
            dropped.append(oldest)
        }
        return dropped
    }

    /// The entry of a session, which is used now.
    subscript(id: SessionID) -> Entry? {
        mutating get {
            guard let entry = entries[id] else { return nil }
            order.use(id)
            return entry
        }
    }

    /// Changes the entry of a session, which is used now.
    ///
    /// - Returns: whether there is one.
    mutating func update(_ id: SessionID, _ body: (inout Entry) -> Void) -> Bool {
        guard var entry = entries.removeValue(forKey: id) else { return false }
        body(&entry)
        entries[id] = entry
        order.use(id)
        return true
    }

    /// Forgets a session.
    mutating func remove(_ id: SessionID) -> Bool {
        order.remove(id)
        return forget(id)
    }

    @discardableResult
    private mutating func forget(_ id: SessionID) -> Bool {
        guard let entry = entries.removeValue(forKey: id) else { return false }
        numbers -= entry.session.sampleCount
        return true
    }

    /// Forgets what a rule does not keep.
    mutating func prune(_ retention: Retention) -> Int {
        let sorted = entries.values.sorted { ($0.updated, $0.number) > ($1.updated, $1.number) }
        let dropped = sorted.enumerated().filter { place, entry in
            retention.since.map { entry.updated < $0 } ?? false || place >= retention.count ?? .max
        }
        for (_, entry) in dropped { _ = remove(entry.session.id) }
        return dropped.count
    }

    /// A page of them, the newest first.
    func list(_ query: SessionQuery) -> SessionPage {
        let found = entries.values.filter { $0.satisfies(query) }.sorted { $0.number > $1.number }
        return SessionPage(
            sessions: found.prefix(query.limit).map(\.summary),
            next: found.count > query.limit ? found[query.limit - 1].number : nil)
    }
}

extension Session {
    /// How many numbers its samples have.
    fileprivate var sampleCount: Int {
        episode.problem.observed.times.count * (episode.problem.observed.stateCount + 1)
    }
}

extension RecentSessions.Entry {
    fileprivate func satisfies(_ query: SessionQuery) -> Bool {
        query.owner.map { $0 == session.label.owner } ?? true
            && query.policy.map { $0 == session.label.policy } ?? true
            && query.systemID.map { $0 == session.systemID } ?? true
            && query.isDone.map { $0 == (session.ended != nil) } ?? true
            && query.before.map { number < $0 } ?? true
    }

    fileprivate var summary: SessionSummary {
        SessionSummary(
            label: session.label, systemID: session.systemID, turns: turns.count, turnLimit: session.episode.turnLimit,
            lastMatch: turns.last?.reward.match ?? 0, updated: updated, ended: session.ended,
            evaluation: evaluation)
    }
}
