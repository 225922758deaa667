/// Where an episode stands, for whoever runs it.
public struct EpisodeState: Sendable, Hashable {
    /// The name that the caller gave it.
    public var episodeID: String?
    /// How many turns were taken.
    public var stepCount: Int
    /// How many turns there are.
    public var turnLimit: Int
    /// The match of the last turn; 0 before the first.
    public var lastMatch: Double
    /// The system's id, as far as the agent may know it.
    public var systemID: String
    /// Whether the last proposal agrees with the samples.
    public var isConverged: Bool
    /// Whether no further turn can be taken.
    public var isDone: Bool
}

extension Episode {
    /// Where the episode stands, under a name for it.
    public func state(id: String? = nil) -> EpisodeState {
        EpisodeState(
            episodeID: id, stepCount: history.count, turnLimit: turnLimit, lastMatch: lastMatch,
            systemID: problem.systemID, isConverged: isConverged, isDone: isDone)
    }
}
