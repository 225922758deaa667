/// One member of an ensemble: a set of parameters and a start.
public struct EnsembleMember: Sendable, Hashable {
    /// A value for each of the program's parameters.
    public var parameters: [Double]
    /// The state at the first time.
    public var initialState: [Double]

    /// A member.
    public init(parameters: [Double], initialState: [Double]) {
        self.parameters = parameters
        self.initialState = initialState
    }
}

extension Integrator {
    /// The solutions of one program for many parameter sets and initial states, eight at a time.
    ///
    /// Each is the trajectory that ``solve(_:parameters:from:at:tolerance:budget:)`` returns, bit for bit, at about a
    /// quarter of its cost. Members that turn out stiff are solved one by one.
    ///
    /// - Parameters:
    ///   - program: the right-hand side.
    ///   - members: the parameter sets and initial states.
    ///   - times: strictly increasing; the first is the initial time.
    ///   - tolerance: how exact each solution must be.
    ///   - budget: how much work each member may take.
    public mutating func solve(
        _ program: Program, ensemble members: [EnsembleMember], at times: [Double],
        tolerance: Tolerance = Tolerance(), budget: Budget = Budget()
    ) -> [Trajectory] {
        precondition(!times.isEmpty, "at least the initial time")
        let outcomes = integrateEnsemble(program, members, times, tolerance, budget)
        let rowCount = times.count * program.stateCount
        let source = unsafe samples.values(of: Double.self)
        let states = members.indices.map { member in
            (0..<rowCount).map { unsafe source[member * rowCount + $0] }
        }
        return members.indices.map { member in
            switch outcomes[member] {
            case .ended(let ending):
                Trajectory(
                    times: times, states: states[member], stateCount: program.stateCount, ending: ending)
            case .stiff:
                solve(
                    program, parameters: members[member].parameters, from: members[member].initialState, at: times,
                    tolerance: tolerance, budget: budget)
            }
        }
    }

    private mutating func integrateEnsemble(
        _ program: Program, _ members: [EnsembleMember], _ times: [Double], _ tolerance: Tolerance, _ budget: Budget
    ) -> [EnsembleIntegration.Outcome] {
        let layout = program.layout
        let registers = unsafe registers.room(for: layout.count, of: SIMD8<Double>.self)
        unsafe registers.update(repeating: .zero, count: layout.count)
        for index in program.constants.indices {
            unsafe registers[layout.constants + index] = SIMD8(repeating: program.constants[index])
        }
        let sampleCount = members.count * times.count * layout.stateCount
        let output = unsafe samples.room(for: sampleCount, of: Double.self)
        unsafe output.update(repeating: .nan, count: sampleCount)
        let rowCount = DormandPrince853<EnsembleEvaluator>.rowCount * layout.stateCount
        let rowMemory = unsafe rows.room(for: rowCount, of: EnsembleElement.self)
        unsafe rowMemory.update(repeating: .zero, count: rowCount)
        return unsafe program.withCode { code, outputs in
            unsafe times.withUnsafeBufferPointer { times in
                let evaluator = unsafe EnsembleEvaluator(registers, program, code, outputs)
                let integration = unsafe EnsembleIntegration(
                    method: DormandPrince853(evaluator, memory: rowMemory), tolerance: tolerance,
                    limits: IntegrationLimits(budget, program), times: times, samples: output)
                return integration.run(
                    memberCount: members.count,
                    load: { member, lane in
                        for (index, value) in members[member].parameters.enumerated() {
                            unsafe registers[layout.parameters + index][lane] = value
                        }
                        for (index, value) in members[member].initialState.enumerated() {
                            unsafe rowMemory[index].lanes[lane] = value
                        }
                    },
                    prepare: {
                        unsafe Interpreter.run(code.prologue, registers: registers, destination: layout.prologue)
                    })
            }
        }
    }
}
