import PhysiXKernel

/// A system's law in the names and the variant that a problem shows.
struct ShownLaw {
    let stateVariables: [String]
    let equation: String

    /// The law that a problem was drawn with.
    init(of problem: Problem, _ truth: Problem.Truth) {
        stateVariables = problem.stateVariables
        equation = truth.equation
    }

    init(of system: SystemDefinition, _ options: ProblemOptions) throws(ProblemError) {
        var equation = system.law.equation
        if options.variant == .altered {
            guard let altered = system.law.altered else {
                throw .definition(system: system.id, flaw: "it has no altered law")
            }
            equation = altered
        }
        guard options.reveal == .anonymous else {
            (stateVariables, self.equation) = (system.law.stateVariables, equation)
            return
        }
        let renaming = Renaming(of: Scope(stateVariables: system.law.stateVariables))
        (stateVariables, self.equation) = (renaming.names, renaming.renamed(equation))
    }

    /// The trajectory of the law, so exact that its five decimals hardly depend on how it was integrated.
    func solution(
        of system: SystemDefinition, _ parameters: Parameters, from initialState: [Double], at times: [Double],
        using integrator: inout Integrator
    ) throws(ProblemError) -> Trajectory {
        let scope = Scope(
            stateVariables: stateVariables, parameters: parameters.names, isDriven: system.law.isDriven)
        let equations: EquationSystem
        do {
            equations = try EquationSystem(parsing: equation, in: scope)
        } catch {
            throw .law(system: system.id, error)
        }
        func solution(absolute: Double) -> Trajectory {
            integrator.solve(
                Program(equations), parameters: parameters.values, from: initialState, at: times,
                tolerance: Tolerance(relative: 1e-10, absolute: absolute), budget: Budget(evaluations: 1_000_000))
        }
        var absolute = 1e-12
        var found = solution(absolute: absolute)
        guard found.ending == .completed else { throw .unsolvable(system: system.id, found.ending) }
        guard system.precision == .relative else { return found }
        // How small the values are shows only in a solution; a few rounds, because the first one may be far too rough.
        for _ in 0..<4 {
            guard let scale = found.smallestScale, scale * 1e-12 < absolute / 10 else { break }
            absolute = scale * 1e-12
            let finer = solution(absolute: absolute)
            guard finer.ending == .completed else { break }
            found = finer
        }
        return found
    }
}

extension Trajectory {
    /// The largest magnitude of that variable whose values are smallest; `nil` where all values are 0.
    fileprivate var smallestScale: Double? {
        (0..<stateCount).map { variable in
            times.indices.reduce(0) { max($0, self[$1, variable].magnitude) }
        }.filter { $0 > 1e-290 }.min()
    }
}
