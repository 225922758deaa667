/// Integrates compiled systems: DOP853, and Rodas5P where the problem turns out stiff.
///
/// It owns the scratch memory of one worker and reuses it, so keep one and call it often.
public struct Integrator: ~Copyable {
    /// An integrator with empty scratch memory.
    public init() {}

    /// The solution of an initial value problem at given times.
    ///
    /// - Parameters:
    ///   - program: the right-hand side.
    ///   - parameters: a value for each of the program's parameters.
    ///   - initialState: the state at `times[0]`.
    ///   - times: strictly increasing; the first is the initial time.
    /// - Returns: a row for each time; rows that were not reached are NaN and ``Trajectory/ending`` says why.
    public mutating func solve(
        _ program: Program, parameters: [Double] = [], from initialState: [Double], at times: [Double],
        tolerance: Tolerance = Tolerance(), budget: Budget = Budget()
    ) -> Trajectory {
        preconditionFailure("in progress")
    }
}
