/// Integrates compiled systems: DOP853, and Rodas5P where the problem turns out stiff.
///
/// It owns the scratch memory of one worker and reuses it, so keep one and call it often: after the first calls it
/// allocates only what it returns.
///
/// *Accuracy*: the local error of every step is held below the tolerance (``Tolerance``). *Failure* is a value,
/// ``Trajectory/ending``: a singularity, a blow-up or a spent budget never hangs and never throws.
public struct Integrator: ~Copyable {
    var registers = ScratchMemory()
    var rows = ScratchMemory()
    var samples = ScratchMemory()

    /// An integrator with empty scratch memory.
    public init() {}

    /// The solution of an initial value problem at given times.
    ///
    /// - Parameters:
    ///   - program: the right-hand side.
    ///   - parameters: a value for each of the program's parameters.
    ///   - initialState: the state at `times[0]`.
    ///   - times: strictly increasing; the first is the initial time.
    ///   - tolerance: how exact the solution must be.
    ///   - budget: how much work it may take.
    /// - Returns: a row for each time; rows that were not reached are NaN and ``Trajectory/ending`` says why.
    public mutating func solve(
        _ program: Program, parameters: [Double] = [], from initialState: [Double], at times: [Double],
        tolerance: Tolerance = Tolerance(), budget: Budget = Budget()
    ) -> Trajectory {
        let ending = integrate(
            program, parameters: parameters, from: initialState, at: times, tolerance: tolerance, budget: budget)
        return Trajectory(
            times: times, states: copySamples(program.layout, count: times.count), stateCount: program.stateCount,
            ending: ending)
    }

    private func copySamples(_ layout: RegisterLayout, count: Int) -> [Double] {
        let source = unsafe samples.values(of: Double.self)
        return unsafe [Double](unsafeUninitializedCapacity: count * layout.stateCount) { states, initialized in
            for sample in 0..<count {
                for variable in 0..<layout.stateCount {
                    unsafe states[sample * layout.stateCount + variable] =
                        source[sample * layout.stateSlots + variable]
                }
            }
            initialized = count * layout.stateCount
        }
    }
}
