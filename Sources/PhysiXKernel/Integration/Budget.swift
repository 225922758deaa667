/// How much work an integration may do, counted and never timed, so that the verdict is the same on every machine.
public struct Budget: Sendable, Hashable {
    /// The largest number of evaluations of a right-hand side that does the work of 16 additions; one that does more counts
    /// in proportion.
    ///
    /// A quotient or square root is the work of 3 additions, a sine, cosine, exponential or logarithm of 8, a tangent of 12,
    /// a power of 24; a state variable adds one.
    public var evaluations: Int
    /// The largest magnitude a state may reach; beyond it the solution has blown up.
    public var largestState: Double

    /// A budget; the defaults are those of every verification.
    public init(evaluations: Int = 50_000, largestState: Double = 1e12) {
        self.evaluations = evaluations
        self.largestState = largestState
    }
}

extension Budget {
    /// The same budget with a limit that leaves a thousandfold room above observed values, such as metres between planets.
    func allowing(_ observed: Trajectory) -> Budget {
        let largest = observed.states.reduce(0) { $1.magnitude > $0 ? $1.magnitude : $0 }
        return Budget(evaluations: evaluations, largestState: max(largestState, 1000 * largest))
    }
}
