/// What a session is known by, apart from its problem.
public struct SessionLabel: Sendable, Hashable {
    /// Its name.
    public let id: SessionID
    /// Who is to propose, such as `solver` or a model's name.
    public var policy: String
    /// Who may see it in a list: a name without meaning that the caller gives, never a key or a token.
    public var owner: String
    /// The version of PhysiX that plays it.
    public var version: String
    /// When it was begun.
    public var created: Timestamp

    /// A label from its parts.
    public init(
        id: SessionID = SessionID(), policy: String, owner: String = "", version: String, created: Timestamp = .now
    ) {
        self.id = id
        self.policy = policy
        self.owner = owner
        self.version = version
        self.created = created
    }
}
