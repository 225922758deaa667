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
    /// Each is the trajectory that ``solve(_:parameters:from:at:tolerance:budget:)`` returns, bit for bit, at a half to a
    /// quarter of its cost, as `scripts/bench` prints. Members that turn out stiff are solved one by one.
    ///
    /// - Parameters:
    ///   - program: the right-hand side.
    ///   - members: the parameter sets and initial states.
    ///   - times: strictly increasing; the first is the initial time.
    ///   - tolerance: how exact each solution must be.
    ///   - budget: how much work each member may take.
    /// - Returns: a trajectory for each member, in their order.
    public mutating func solve(
        _ program: Program, ensemble members: [EnsembleMember], at times: [Double],
        tolerance: Tolerance = Tolerance(), budget: Budget = Budget()
    ) -> [Trajectory] {
        for member in members {
            program.requireFit(parameters: member.parameters, initialState: member.initialState, times: times)
        }
        guard !members.isEmpty else { return [] }
        let count = EnsembleSamples.memoryCount(
            members: members.count, samples: times.count, states: program.stateCount)
        let samples = unsafe EnsembleSamples(
            memory: samples.room(for: count, of: Double.self), times: times, stateCount: program.stateCount)
        let outcomes = integrate(program, members, times, IntegrationLimits(budget, program), tolerance, samples)
        // A member that is solved on its own reuses the memory of the samples, so all others are read first.
        var trajectories = members.indices.map { member in
            Trajectory(times: times, states: samples.states(of: member), stateCount: program.stateCount)
        }
        for member in members.indices {
            switch outcomes[member] {
            case .ended(let ending):
                trajectories[member].ending = ending
            case .stiff:
                trajectories[member] = solve(
                    program, parameters: members[member].parameters, from: members[member].initialState, at: times,
                    tolerance: tolerance, budget: budget)
            }
        }
        return trajectories
    }

    private mutating func integrate(
        _ program: Program, _ members: [EnsembleMember], _ times: [Double], _ limits: IntegrationLimits,
        _ tolerance: Tolerance, _ samples: EnsembleSamples
    ) -> [EnsembleIntegration.Outcome] {
        let layout = program.layout
        let registers = unsafe registers.room(for: layout.count, of: SIMD8<Double>.self)
        unsafe registers.update(repeating: .zero, count: layout.count)
        for index in program.constants.indices {
            unsafe registers[layout.constants + index] = SIMD8(repeating: program.constants[index])
        }
        let rowCount = DormandPrince853<EnsembleEvaluator>.rowCount * layout.stateCount
        let rows = unsafe rows.room(for: rowCount, of: EnsembleElement.self)
        unsafe rows.update(repeating: .zero, count: rowCount)
        return unsafe program.withCode { code, outputs in
            unsafe times.withUnsafeBufferPointer { times in
                let evaluator = unsafe EnsembleEvaluator(registers, program, code, outputs)
                let integration = unsafe EnsembleIntegration(
                    method: DormandPrince853(evaluator, memory: rows), tolerance: tolerance, limits: limits,
                    times: times, samples: samples)
                let loading = EnsembleIntegration.Loading(
                    memberCount: members.count,
                    load: { member, lane in
                        for (index, value) in members[member].parameters.enumerated() {
                            unsafe registers[layout.parameters + index][lane] = value
                        }
                        for (index, value) in members[member].initialState.enumerated() {
                            unsafe rows[index].lanes[lane] = value
                        }
                    },
                    prepare: {
                        unsafe Interpreter.run(code.prologue, registers: registers, destination: layout.prologue)
                    })
                return integration.run(loading)
            }
        }
    }
}
