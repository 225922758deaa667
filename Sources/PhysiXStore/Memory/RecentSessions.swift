import PhysiXEpisodes

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

    /// How many are kept.
    let limit: Int
    private(set) var entries: [SessionID: Entry] = [:]
    private var order = UseOrder<SessionID>()
    private var begun: Int64 = 0

    init(limit: Int) {
        precondition(limit > 0, "room for one session")
        self.limit = limit
    }

    /// Keeps a session with turns, in place of what was kept of it.
    ///
    /// - Returns: the session that had to make room.
    @discardableResult
    mutating func insert(_ session: Session, turns: [SessionTurn]) -> SessionID? {
        begun += 1
        entries[session.id] = Entry(
            session: session, turns: turns, evaluation: session.evaluation?.jsonText, number: begun)
        order.use(session.id)
        guard entries.count > limit, let oldest = order.removeOldest() else { return nil }
        entries[oldest] = nil
        return oldest
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
        return entries.removeValue(forKey: id) != nil
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
