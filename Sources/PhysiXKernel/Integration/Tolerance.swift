/// How exact a solution must be: the local error of each component stays below `absolute + relative·|y|`.
public struct Tolerance: Sendable, Hashable {
    /// The relative tolerance, above 0.
    public var relative: Double
    /// The absolute tolerance, above 0, in the unit of the state.
    public var absolute: Double

    /// A tolerance; the defaults are those of every verification.
    public init(relative: Double = 1e-6, absolute: Double = 1e-8) {
        self.relative = relative
        self.absolute = absolute
    }
}
