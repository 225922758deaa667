/// A law that the samples hardly tell from the best one, although it predicts something else elsewhere.
public struct Rival: Sendable, Hashable {
    /// The law.
    public let candidate: Candidate
    /// By how much its criterion is worse than the first law's; negative where that one is first for what it predicts.
    public let criterionDifference: Double
    /// How far apart both laws' solutions are at the samples: the root mean square, in standard deviations of the noise.
    public let measuredDifference: Double
    /// How far apart they are from ``Certainty/suggestedStart``, in standard deviations of the noise and of what the
    /// constants leave open together; at most ``largestDifference``.
    public let suggestedDifference: Double

    /// Differences beyond this are not told apart.
    public static let largestDifference = 100.0
}
