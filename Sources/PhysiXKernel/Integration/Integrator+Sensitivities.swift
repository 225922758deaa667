extension Integrator {
    /// The solution of an initial value problem and its derivatives with respect to parameters and initial values.
    ///
    /// The variational equations are integrated with the state by forward-mode differentiation, up to sixteen seeds at a
    /// time; steps are chosen for the state alone, so the trajectory has the same bits as ``solve(_:parameters:from:at:tolerance:budget:)``.
    /// A stiff problem is differentiated by central differences instead, if its solution reaches the last time.
    ///
    /// - Parameters:
    ///   - program: the right-hand side.
    ///   - parameters: a value for each of the program's parameters.
    ///   - initialState: the state at `times[0]`.
    ///   - times: strictly increasing; the first is the initial time.
    ///   - seeds: what to differentiate with respect to.
    ///   - tolerance: how exact the solution must be.
    ///   - budget: how much work each pass over the seeds may take.
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
        let rowCount = problem.times.count * problem.program.stateCount
        var derivatives = [Double](repeating: .nan, count: rowCount * seeds.count)
        var states: [Double] = []
        var ending = Ending.completed
        var first = 0
        repeat {
            let rest = seeds[first...]
            let outcome =
                rest.count > 8
                ? differentiate(problem, rest, as: SIMD16<Double>.self, &derivatives, &states, counting: &evaluations)
                : differentiate(problem, rest, as: SIMD8<Double>.self, &derivatives, &states, counting: &evaluations)
            switch outcome {
            case .stiff: return nil
            case .ended(let reached): ending = reached
            }
            first += rest.count > 8 ? 16 : 8
        } while first < seeds.count
        return Sensitivities(
            trajectory: Trajectory(
                times: problem.times, states: states, stateCount: problem.program.stateCount, ending: ending),
            seedCount: seeds.count, derivatives: derivatives)
    }

    /// One pass over as many of the last seeds as there is room for: writes the states, and in each row of derivatives
    /// those of its seeds.
    private mutating func differentiate<Tangents: TangentRow>(
        _ problem: InitialValueProblem, _ rest: ArraySlice<SensitivitySeed>, as type: Tangents.Type,
        _ derivatives: inout [Double], _ states: inout [Double], counting evaluations: inout Int
    ) -> SequentialOutcome {
        let group = rest.prefix(Tangents.scalarCount)
        var count = 0
        let outcome = integrateWithTangents(problem, seeds: group, as: type, counting: &count)
        // Sixteen derivatives count as the two passes over eight that they stand for.
        evaluations += count * max(1, (group.count + 7) / 8)
        let source = unsafe samples.values(of: DualElement<Tangents>.self)
        let rowCount = problem.times.count * problem.program.stateCount
        states = unsafe [Double](unsafeUninitializedCapacity: rowCount) { states, initialized in
            for row in 0..<rowCount { unsafe states[row] = source[row].value }
            initialized = rowCount
        }
        let seedCount = rest.endIndex
        unsafe derivatives.withUnsafeMutableBufferPointer { derivatives in
            for row in 0..<rowCount {
                let tangents = unsafe source[row].tangents
                for index in 0..<group.count {
                    unsafe derivatives[row &* seedCount &+ group.startIndex &+ index] = tangents[index]
                }
            }
        }
        return outcome
    }

    private mutating func integrateWithTangents<Tangents: TangentRow>(
        _ problem: InitialValueProblem, seeds: ArraySlice<SensitivitySeed>, as type: Tangents.Type,
        counting evaluations: inout Int
    ) -> SequentialOutcome {
        let program = problem.program
        let layout = program.layout
        var parameterTangents = [Tangents](repeating: .zero, count: layout.parameterCount)
        var stateTangents = [Tangents](repeating: .zero, count: layout.stateCount)
        for (index, seed) in seeds.enumerated() {
            switch seed {
            case .parameter(let parameter): parameterTangents[parameter][index] = 1
            case .initialState(let variable): stateTangents[variable][index] = 1
            }
        }
        let registers = unsafe registers.room(for: layout.count, of: DualElement<Tangents>.self)
        unsafe program.load(problem.parameters, tangents: parameterTangents, into: registers)
        let sampleCount = problem.times.count * layout.stateCount
        let output = unsafe samples.room(for: sampleCount, of: DualElement<Tangents>.self)
        unsafe output.update(repeating: DualElement(.nan, Tangents(repeating: .nan)), count: sampleCount)
        let rowMemory = unsafe rows.room(
            for: DormandPrince853<DualEvaluator<Tangents>>.rowCount * layout.stateCount,
            of: DualElement<Tangents>.self)
        for variable in 0..<layout.stateCount {
            unsafe rowMemory[variable] = DualElement(problem.initialState[variable], stateTangents[variable])
        }
        return unsafe program.withCode { code, outputs in
            unsafe problem.times.withUnsafeBufferPointer { times in
                unsafe withUnsafeMutablePointer(to: &evaluations) { count in
                    let evaluator = unsafe CountingEvaluator(
                        DualEvaluator<Tangents>(registers, program, code, outputs), count: count)
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
        // A solution that does not arrive is of no use to a fit, and its neighbours would spend their budgets, too.
        for (index, seed) in seeds.enumerated() where centre.ending == .completed {
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
