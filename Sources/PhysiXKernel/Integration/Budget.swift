/// How much work an integration may do, counted and never timed, so that the verdict is the same on every machine.
public struct Budget: Sendable, Hashable {
    /// The largest number of right-hand-side evaluations, weighted by the program's length: a program of up to 16
    /// instructions costs 1 an evaluation, a longer one in proportion.
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
