/// Which sessions to list, the newest first; what is `nil` does not matter.
public struct SessionQuery: Sendable, Hashable {
    /// Only those of this owner.
    public var owner: String?
    /// Only those of this policy.
    public var policy: String?
    /// Only those about this system, by its true id also where the player does not see it.
    public var systemID: String?
    /// Only those that have ended, or only those that go on.
    public var isDone: Bool?
    /// How many at most, from 1 to 1000.
    public var limit: Int
    /// Only those begun before this place: ``SessionPage/next`` of the page before.
    public var before: Int64?

    /// A query; without arguments, for the newest sessions of all.
    public init(
        owner: String? = nil, policy: String? = nil, systemID: String? = nil, isDone: Bool? = nil, limit: Int = 50,
        before: Int64? = nil
    ) {
        self.owner = owner
        self.policy = policy
        self.systemID = systemID
        self.isDone = isDone
        self.limit = min(max(limit, 1), 1000)
        self.before = before
    }
}

/// Some sessions of a list.
public struct SessionPage: Sendable {
    /// The sessions, the newest first.
    public let sessions: [SessionSummary]
    /// Where the next page begins; `nil` on the last one.
    public let next: Int64?
}

/// A session in a list.
public struct SessionSummary: Sendable, Hashable {
    /// What it is known by.
    public let label: SessionLabel
    /// The system's true id, or the name of a trajectory of one's own.
    public let systemID: String
    /// How many turns were taken.
    public let turns: Int
    /// How many turns there are.
    public let turnLimit: Int
    /// The match of the last turn; 0 before the first.
    public let lastMatch: Double
    /// When the last turn was taken, or the session begun.
    public let updated: Timestamp
    /// When it ended; `nil` while it goes on.
    public let ended: Timestamp?
    /// What the best turn was worth beyond the samples when the session was played to its end: a JSON object with the
    /// members of Docs/Contract.md §4; `nil` where that is not known.
    public let evaluation: String?
}

/// How long sessions are kept.
public struct Retention: Sendable, Hashable {
    /// Sessions whose last turn is older are dropped.
    public var since: Timestamp?
    /// Of more sessions than these, those are dropped whose last turn is the oldest.
    public var count: Int?

    /// A rule; without arguments everything is kept.
    public init(since: Timestamp? = nil, count: Int? = nil) {
        self.since = since
        self.count = count.map { max(0, $0) }
    }
}
