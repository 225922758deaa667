extension Integrator {
    /// Integrates one state and leaves the samples in ``samples``.
    ///
    /// There is a row of `stateSlots` numbers for each time, NaN where it was not reached. Allocates nothing once the scratch memory has grown.
    mutating func integrate(
        _ program: borrowing Program, parameters: [Double], from initialState: [Double], at times: [Double],
        tolerance: Tolerance, budget: Budget
    ) -> Ending {
        program.requireFit(parameters: parameters, initialState: initialState, times: times)
        let slots = program.layout.stateSlots
        let registers = unsafe registers.room(for: program.layout.count, of: Double.self)
        unsafe program.load(parameters, into: registers)
        let output = unsafe samples.room(for: times.count * slots, of: Double.self)
        unsafe output.update(repeating: .nan, count: times.count * slots)
        let rows = unsafe rows.room(for: SequentialMemory.rowCount * slots, of: Double.self)
        for slot in 0..<slots { unsafe rows[slot] = slot < initialState.count ? initialState[slot] : 0 }

        let memory = unsafe SequentialMemory(rows: rows, samples: output)
        let limits = IntegrationLimits(budget, program)
        let outcome = unsafe program.withCode { code, outputs in
            unsafe times.withUnsafeBufferPointer { times in
                let loaded = unsafe ScalarRegisters(registers, program, code, outputs)
                return switch slots {
                case 2: unsafe memory.run(ChunkEvaluator<SIMD2<Double>>(registers: loaded), times, tolerance, limits)
                case 4: unsafe memory.run(ChunkEvaluator<SIMD4<Double>>(registers: loaded), times, tolerance, limits)
                case 8: unsafe memory.run(ChunkEvaluator<SIMD8<Double>>(registers: loaded), times, tolerance, limits)
                default:
                    unsafe memory.run(
                        WideEvaluator(registers: loaded, elementCount: slots / 8), times, tolerance, limits)
                }
            }
        }
        switch outcome {
        case .ended(let ending):
            return ending
        case .stiff(let progress):
            return continueStiff(program, parameters, memory, times, tolerance, limits, from: progress)
        }
    }

    /// Goes on with the implicit method where the explicit one stopped.
    private mutating func continueStiff(
        _ program: borrowing Program, _ parameters: [Double], _ memory: SequentialMemory, _ times: [Double],
        _ tolerance: Tolerance, _ limits: IntegrationLimits, from progress: IntegrationProgress
    ) -> Ending {
        let layout = program.layout
        let registers = unsafe registers.values(of: Double.self)
        let dualRegisters = unsafe stiffRegisters.room(
            for: layout.count, of: DualElement<ProgramEquations.Tangents>.self)
        unsafe program.load(parameters, into: dualRegisters)
        let rows = unsafe stiffRows.room(
            for: StiffIntegration<ProgramEquations>.byteCount(layout.stateCount), of: UInt8.self)
        return unsafe program.withCode { code, outputs in
            unsafe times.withUnsafeBufferPointer { times in
                let equations = unsafe ProgramEquations(
                    registers: ScalarRegisters(registers, program, code, outputs), dualRegisters: dualRegisters,
                    body: code.body, outputs: outputs, layout: layout)
                var integration = unsafe StiffIntegration(
                    equations: equations, stateCount: layout.stateCount, memory: UnsafeMutableRawPointer(rows),
                    tolerance: tolerance, limits: limits, samples: memory.samples, rowStride: layout.stateSlots)
                return unsafe integration.run(times, from: progress, state: memory.rows)
            }
        }
    }
}

/// The memory of one integration, not yet divided into elements.
@safe
private struct SequentialMemory {
    /// The method's rows; the first holds the initial state, and in the end the state that was reached.
    let rows: UnsafeMutablePointer<Double>
    let samples: UnsafeMutablePointer<Double>

    static let rowCount = DormandPrince853<WideEvaluator>.rowCount

    func run<Evaluator: StageEvaluator>(
        _ evaluator: Evaluator, _ times: UnsafeBufferPointer<Double>, _ tolerance: Tolerance,
        _ limits: IntegrationLimits
    ) -> SequentialOutcome where Evaluator.Element: SequentialElement {
        let integration = unsafe SequentialIntegration(
            method: DormandPrince853(
                evaluator, memory: UnsafeMutableRawPointer(rows).assumingMemoryBound(to: Evaluator.Element.self)),
            tolerance: tolerance, limits: limits,
            samples: UnsafeMutableRawPointer(samples).assumingMemoryBound(to: Evaluator.Element.self))
        return unsafe integration.run(times)
    }
}
