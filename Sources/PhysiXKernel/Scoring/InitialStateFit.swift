/// Finds the initial state that was not measured, or only with noise, by least squares on the observed samples.
///
/// Levenberg–Marquardt on the trajectory with forward sensitivities; residuals are weighted by each variable's spread.
///
/// *Source*: Nocedal, Wright, Numerical Optimization, 2nd ed., section 10.3.
struct InitialStateFit {
    private static let iterations = 15
    /// The part of the budget that one trial may take, so that a fit stays within a few budgets.
    private static let budgetShare = 8
    /// A relative decrease of the cost below this ends the search.
    private static let sufficientDecrease = 1e-10

    private let observed: Trajectory
    private let weights: [Double]
    private let seeds: [SensitivitySeed]
    private var problem: InitialValueProblem

    /// A fit of the entries of `known` that are NaN, the hidden velocities of `system` among them.
    init(
        observed: Trajectory, known: [Double], system: EquationSystem, program: Program, parameters: [Double],
        tolerance: Tolerance, budget: Budget
    ) {
        self.observed = observed
        weights = (0..<observed.stateCount).map { variable in
            let total = ObservedVariable(observed, variable: variable).totalSquares
            return total > 0 ? 1 / total : 1
        }
        var guess = known
        for variable in known.indices where known[variable].isNaN {
            guess[variable] =
                if variable < observed.stateCount {
                    InitialStateFit.start(of: variable, in: observed).value
                } else {
                    InitialStateFit.start(of: system.scope.position(of: variable) ?? 0, in: observed).slope
                }
        }
        seeds = known.indices.filter { known[$0].isNaN }.map { .initialState($0) }
        problem = InitialValueProblem(
            program: program, parameters: parameters, initialState: guess, times: observed.times,
            tolerance: tolerance,
            budget: Budget(evaluations: budget.evaluations / Self.budgetShare, largestState: budget.largestState))
    }

    /// The best initial state found; the guess where the integration fails everywhere.
    mutating func run(_ integrator: inout Integrator) -> [Double] {
        var best = evaluate(problem.initialState, &integrator)
        var damping = 1e-3
        for _ in 0..<Self.iterations {
            guard let step = best.equations.solution(damping: damping) else { break }
            var state = problem.initialState
            for (index, seed) in seeds.enumerated() {
                if case .initialState(let variable) = seed { state[variable] += step[index] }
            }
            let trial = evaluate(state, &integrator)
            if trial.cost < best.cost {
                let isConverged = best.cost - trial.cost <= Self.sufficientDecrease * best.cost
                problem.initialState = state
                best = trial
                damping = max(damping / 10, 1e-12)
                if isConverged { break }
            } else {
                damping *= 10
                if damping > 1e12 { break }
            }
        }
        return problem.initialState
    }

    private func evaluate(
        _ initialState: [Double], _ integrator: inout Integrator
    ) -> (cost: Double, equations: NormalEquations) {
        let sensitivities = integrator.solveWithSensitivities(
            problem.program, parameters: problem.parameters, from: initialState, at: problem.times,
            withRespectTo: seeds, tolerance: problem.tolerance, budget: problem.budget)
        var equations = NormalEquations(unknowns: seeds.count)
        guard sensitivities.trajectory.ending == .completed else { return (.infinity, equations) }
        var cost = 0.0
        for sample in observed.times.indices {
            for variable in 0..<observed.stateCount {
                let residual = observed[sample, variable] - sensitivities.trajectory[sample, variable]
                guard !residual.isNaN else { continue }
                cost += weights[variable] * residual * residual
                equations.add(
                    row: seeds.indices.map { sensitivities[sample, variable, $0] }, residual: residual,
                    weight: weights[variable])
            }
        }
        return (cost, equations)
    }

    /// The value and slope of a variable at the first time, from a straight line through its first samples.
    private static func start(of variable: Int, in observed: Trajectory) -> (value: Double, slope: Double) {
        let samples = observed.times.indices.filter { !observed[$0, variable].isNaN }.prefix(5)
        guard let first = samples.first else { return (0, 0) }
        let count = Double(samples.count)
        let meanTime = samples.reduce(0) { $0 + observed.times[$1] } / count
        let meanValue = samples.reduce(0) { $0 + observed[$1, variable] } / count
        var products = 0.0
        var squares = 0.0
        for sample in samples {
            let time = observed.times[sample] - meanTime
            products += time * (observed[sample, variable] - meanValue)
            squares += time * time
        }
        let slope = squares > 0 ? products / squares : 0
        return (observed[first, variable], slope)
    }
}
