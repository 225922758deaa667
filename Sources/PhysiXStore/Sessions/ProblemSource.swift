public import PhysiXEpisodes

/// Where a session's problem comes from, which is what brings it back with its truth.
public enum ProblemSource: Sendable, Hashable {
    /// Drawn: the same system, seed and options give the same bits again, truth included.
    case drawn(systemID: String, seed: UInt64, options: ProblemOptions)
    /// Measured by the player: kept as samples, without a truth.
    case measured
}
