/// How well a proposed system reproduces observed samples.
public struct Score: Sendable, Hashable {
    /// Why the integration stopped.
    ///
    /// Unless it completed, the proposal failed and every figure is 0.
    public var ending: Ending
    /// The coefficient of determination R² of each observed variable, at most 1 and possibly negative.
    public var rSquared: [Double]
    /// The mean of R² floored at 0, from 0 to 1 (Docs/Contract.md §4).
    public var match: Double
    /// The number of operators of the right sides as written; see ``EquationSystem/operatorCount``.
    public var operatorCount: Int

    /// A score from its parts.
    public init(ending: Ending, rSquared: [Double], match: Double, operatorCount: Int) {
        self.ending = ending
        self.rSquared = rSquared
        self.match = match
        self.operatorCount = operatorCount
    }
}
