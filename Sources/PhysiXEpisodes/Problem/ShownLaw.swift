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
        let solution = integrator.solve(
            Program(equations), parameters: parameters.values, from: initialState, at: times,
            tolerance: Tolerance(relative: 1e-10, absolute: 1e-12), budget: Budget(evaluations: 1_000_000))
        guard solution.ending == .completed else { throw .unsolvable(system: system.id, solution.ending) }
        return solution
    }
}
