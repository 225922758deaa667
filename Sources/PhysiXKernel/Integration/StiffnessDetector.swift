/// Notices that an explicit method's steps are limited by stability instead of accuracy.
///
/// *Source*: Hairer, Wanner, Solving Ordinary Differential Equations II, 2nd ed., section IV.2, (2.21)–(2.23), with the
/// constants of dop853.f, but for the number of hits: dop853.f only warns, and waits for 15. Problems that are not stiff
/// have hardly ever more than three.
struct StiffnessDetector {
    /// The boundary of DOP853's stability region on the negative real axis.
    private static let stabilityLimit = 6.1
    private static let hitsToDecide = 6
    private static let missesToForget = 6

    private var hits = 0
    private var misses = 0

    /// Takes note of an accepted step.
    ///
    /// - Parameters:
    ///   - slopeChange: the squared distance of the step times the slopes of the last two stages.
    ///   - stateChange: the squared distance of their states.
    /// - Returns: whether the problem is stiff.
    @inline(__always)
    mutating func isStiff(slopeChange: Double, stateChange: Double) -> Bool {
        if stateChange > 0, slopeChange > Self.stabilityLimit * Self.stabilityLimit * stateChange {
            misses = 0
            hits += 1
            if hits == Self.hitsToDecide { return true }
        } else {
            misses += 1
            if misses == Self.missesToForget { hits = 0 }
        }
        return false
    }
}
