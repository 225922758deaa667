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

    /// Integrates and leaves the samples in ``samples``: a row of `stateSlots` numbers for each time, NaN where it was
    /// not reached.
    mutating func integrate(
        _ program: borrowing Program, parameters: [Double], from initialState: [Double], at times: [Double],
        tolerance: Tolerance, budget: Budget
    ) -> Ending {
        precondition(initialState.count == program.stateCount, "a value for each state variable")
        precondition(parameters.count == program.parameterCount, "a value for each parameter")
        precondition(!times.isEmpty, "at least the initial time")
        switch program.layout.stateSlots {
        case 2:
            return integrate(program, parameters, initialState, times, tolerance, budget, with: SIMD2<Double>.self)
        case 4:
            return integrate(program, parameters, initialState, times, tolerance, budget, with: SIMD4<Double>.self)
        default:
            return integrate(program, parameters, initialState, times, tolerance, budget, with: SIMD8<Double>.self)
        }
    }

    @inline(__always)
    private mutating func integrate<Chunk: StateChunk & SequentialElement>(
        _ program: borrowing Program, _ parameters: [Double], _ initialState: [Double], _ times: [Double],
        _ tolerance: Tolerance, _ budget: Budget, with chunk: Chunk.Type
    ) -> Ending {
        let layout = program.layout
        let registers = unsafe loadRegisters(program, parameters: parameters)
        let elementCount = layout.stateSlots / Chunk.scalarCount
        let output = unsafe samples.room(for: times.count * elementCount, of: Chunk.self)
        let rowMemory = unsafe rows.room(
            for: DormandPrince853<ChunkEvaluator<Chunk>>.rowCount * elementCount, of: Chunk.self)
        let state = unsafe UnsafeMutableRawPointer(rowMemory).assumingMemoryBound(to: Double.self)
        for slot in 0..<layout.stateSlots { unsafe state[slot] = slot < layout.stateCount ? initialState[slot] : 0 }

        return unsafe program.withCode { code, outputs in
            unsafe times.withUnsafeBufferPointer { times in
                let evaluator = unsafe ChunkEvaluator<Chunk>(
                    registers: registers, body: code.body, outputs: outputs, layout: layout)
                let integration = unsafe SequentialIntegration(
                    method: DormandPrince853(evaluator, memory: rowMemory), componentCount: layout.stateCount,
                    tolerance: tolerance, limits: .init(budget, program), samples: output)
                switch unsafe integration.run(times) {
                case .ended(let ending):
                    return ending
                case .stiff(let progress):
                    return .budgetSpent(time: progress.time)
                }
            }
        }
    }

    /// Writes parameters and constants into the registers and runs the prologue.
    private mutating func loadRegisters(
        _ program: borrowing Program, parameters: [Double]
    ) -> UnsafeMutablePointer<Double> {
        let layout = program.layout
        let registers = unsafe registers.room(for: layout.count, of: Double.self)
        for slot in 0...layout.stateSlots { unsafe registers[slot] = 0 }
        for index in parameters.indices { unsafe registers[layout.parameters + index] = parameters[index] }
        for index in program.constants.indices {
            unsafe registers[layout.constants + index] = program.constants[index]
        }
        unsafe program.withCode { code, _ in
            unsafe Interpreter.run(code.prologue, registers: registers, destination: layout.prologue)
        }
        return unsafe registers
    }
}
