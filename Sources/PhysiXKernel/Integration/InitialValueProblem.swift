/// Everything that determines a solution, kept together while it is solved several times.
struct InitialValueProblem {
    var program: Program
    var parameters: [Double]
    var initialState: [Double]
    var times: [Double]
    var tolerance: Tolerance
    var budget: Budget

    func value(of seed: SensitivitySeed) -> Double {
        switch seed {
        case .parameter(let index): parameters[index]
        case .initialState(let index): initialState[index]
        }
    }

    func moving(_ seed: SensitivitySeed, by change: Double) -> InitialValueProblem {
        var copy = self
        switch seed {
        case .parameter(let index): copy.parameters[index] += change
        case .initialState(let index): copy.initialState[index] += change
        }
        return copy
    }
}

extension Integrator {
    mutating func solve(_ problem: InitialValueProblem) -> Trajectory {
        solve(
            problem.program, parameters: problem.parameters, from: problem.initialState, at: problem.times,
            tolerance: problem.tolerance, budget: problem.budget)
    }
}
