extension Integrator {
    /// The solution of an initial value problem and its derivatives with respect to parameters and initial values.
    ///
    /// The variational equations are integrated with the state by forward-mode differentiation, eight seeds at a time;
    /// steps are chosen for the state alone, so the trajectory has the same bits as ``solve(_:parameters:from:at:tolerance:budget:)``.
    /// A stiff problem is differentiated by central differences instead.
    ///
    /// - Parameters:
    ///   - program: the right-hand side.
    ///   - parameters: a value for each of the program's parameters.
    ///   - initialState: the state at `times[0]`.
    ///   - times: strictly increasing; the first is the initial time.
    ///   - seeds: what to differentiate with respect to.
    ///   - tolerance: how exact the solution must be.
    ///   - budget: how much work each pass over eight seeds may take.
    /// - Returns: the trajectory and its derivatives at every time.
    public mutating func solveWithSensitivities(
        _ program: Program, parameters: [Double] = [], from initialState: [Double], at times: [Double],
        withRespectTo seeds: [SensitivitySeed], tolerance: Tolerance = Tolerance(), budget: Budget = Budget()
    ) -> Sensitivities {
        program.requireFit(parameters: parameters, initialState: initialState, times: times)
        let problem = InitialValueProblem(
            program: program, parameters: parameters, initialState: initialState, times: times, tolerance: tolerance,
            budget: budget)
        var evaluations = 0
        return solveWithTangents(problem, seeds: seeds, counting: &evaluations)
            ?? differentiateByDifferences(problem, seeds: seeds)
    }

    /// The same by forward-mode differentiation alone; `nil` where the problem is stiff.
    ///
    /// - Parameters:
    ///   - problem: what to solve.
    ///   - seeds: what to differentiate with respect to.
    ///   - evaluations: is raised by how often the right-hand side was evaluated with its derivatives.
    /// - Returns: the trajectory and its derivatives at every time.
    mutating func solveWithTangents(
        _ problem: InitialValueProblem, seeds: [SensitivitySeed], counting evaluations: inout Int
    ) -> Sensitivities? {
        let program = problem.program
        let times = problem.times
        let rowLength = program.stateCount * seeds.count
        var derivatives = [Double](repeating: .nan, count: times.count * rowLength)
        var ending = Ending.completed
        for first in stride(from: 0, to: max(seeds.count, 1), by: 8) {
            let group = Array(seeds[first..<min(first + 8, seeds.count)])
            switch integrateWithTangents(problem, seeds: group, counting: &evaluations) {
            case .stiff: return nil
            case .ended(let outcome): ending = outcome
            }
            let source = unsafe samples.values(of: DualElement.self)
            for row in 0..<times.count * program.stateCount {
                for seed in group.indices {
                    derivatives[row * seeds.count + first + seed] = unsafe source[row].tangents[seed]
                }
            }
        }
        let values = unsafe samples.values(of: DualElement.self)
        let states = (0..<times.count * program.stateCount).map { unsafe values[$0].value }
        return Sensitivities(
            trajectory: Trajectory(times: times, states: states, stateCount: program.stateCount, ending: ending),
            seedCount: seeds.count, derivatives: derivatives)
    }

    private mutating func integrateWithTangents(
        _ problem: InitialValueProblem, seeds: [SensitivitySeed], counting evaluations: inout Int
    ) -> SequentialOutcome {
        let program = problem.program
        let layout = program.layout
        var parameterTangents = [SIMD8<Double>](repeating: .zero, count: layout.parameterCount)
        var stateTangents = [SIMD8<Double>](repeating: .zero, count: layout.stateCount)
        for (index, seed) in seeds.enumerated() {
            switch seed {
            case .parameter(let parameter): parameterTangents[parameter][index] = 1
            case .initialState(let variable): stateTangents[variable][index] = 1
            }
        }
        let registers = unsafe registers.room(for: layout.count, of: DualElement.self)
        unsafe program.load(problem.parameters, tangents: parameterTangents, into: registers)
        let sampleCount = problem.times.count * layout.stateCount
        let output = unsafe samples.room(for: sampleCount, of: DualElement.self)
        unsafe output.update(repeating: DualElement(.nan, SIMD8(repeating: .nan)), count: sampleCount)
        let rowMemory = unsafe rows.room(
            for: DormandPrince853<DualEvaluator>.rowCount * layout.stateCount, of: DualElement.self)
        for variable in 0..<layout.stateCount {
            unsafe rowMemory[variable] = DualElement(problem.initialState[variable], stateTangents[variable])
        }
        return unsafe program.withCode { code, outputs in
            unsafe problem.times.withUnsafeBufferPointer { times in
                unsafe withUnsafeMutablePointer(to: &evaluations) { count in
                    let evaluator = unsafe CountingEvaluator(
                        DualEvaluator(registers, program, code, outputs), count: count)
                    let integration = unsafe SequentialIntegration(
                        method: DormandPrince853(evaluator, memory: rowMemory), tolerance: problem.tolerance,
                        limits: IntegrationLimits(problem.budget, program), samples: output)
                    return unsafe integration.run(times)
                }
            }
        }
    }

    /// The same by central differences, each of whose solutions may take the whole budget.
    mutating func differentiateByDifferences(
        _ problem: InitialValueProblem, seeds: [SensitivitySeed]
    ) -> Sensitivities {
        let centre = solve(problem)
        var derivatives = [Double](repeating: .nan, count: centre.states.count * seeds.count)
        for (index, seed) in seeds.enumerated() {
            // The cube root of the solution's error balances truncation and rounding of central differences.
            let fraction = Double.power(problem.tolerance.relative, 1.0 / 3)
            let step = fraction * max(problem.value(of: seed).magnitude, 1e-3)
            let above = solve(problem.moving(seed, by: step))
            let below = solve(problem.moving(seed, by: -step))
            for row in centre.states.indices {
                derivatives[row * seeds.count + index] = (above.states[row] - below.states[row]) / (2 * step)
            }
        }
        return Sensitivities(trajectory: centre, seedCount: seeds.count, derivatives: derivatives)
    }
}
