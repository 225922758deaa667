extension Integrator {
    /// Integrates one state and leaves the samples in ``samples``: a row of `stateSlots` numbers for each time, NaN where
    /// it was not reached. Allocates nothing once the scratch memory has grown.
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
        let registers = unsafe registers.room(for: layout.count, of: Double.self)
        unsafe program.load(parameters, into: registers)
        let elementCount = layout.stateSlots / Chunk.scalarCount
        let output = unsafe samples.room(for: times.count * elementCount, of: Chunk.self)
        unsafe output.update(repeating: Chunk(repeating: .nan), count: times.count * elementCount)
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
                    tolerance: tolerance, limits: IntegrationLimits(budget, program), samples: output)
                switch unsafe integration.run(times) {
                case .ended(let ending):
                    return ending
                case .stiff(let progress):
                    return .budgetSpent(time: progress.time)
                }
            }
        }
    }
}
