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
    var stiffRegisters = ScratchMemory()
    var stiffRows = ScratchMemory()

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
        return trajectory(at: times, variables: program.stateCount, of: program, ending: ending)
    }

    /// The samples that the last integration of `program` left behind, for its first `variables` state variables.
    func trajectory(
        at times: [Double], variables: Int, of program: borrowing Program, ending: Ending
    ) -> Trajectory {
        let source = unsafe samples.values(of: Double.self)
        let stride = program.layout.stateSlots
        let states = unsafe [Double](unsafeUninitializedCapacity: times.count * variables) { states, initialized in
            for sample in times.indices {
                for variable in 0..<variables {
                    unsafe states[sample * variables + variable] = source[sample * stride + variable]
                }
            }
            initialized = times.count * variables
        }
        return Trajectory(times: times, states: states, stateCount: variables, ending: ending)
    }
}
