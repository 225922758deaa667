/// Finds the parts of an initial state that are not known, by least squares on the observed samples.
///
/// The residuals are weighted by each variable's spread, so that the sum of squares is the sum of 1 − R². All integrations
/// together draw on one budget: a fit costs at most about as much as one integration may.
struct InitialStateFit {
    /// What a fit came to.
    struct Outcome {
        /// The best initial state found; the guess where the integration fails everywhere.
        let state: [Double]
        /// Whether the budget was spent before the fit converged: a better state may exist.
        let isStopped: Bool
    }

    private static let method = LevenbergMarquardt(steps: 30, gain: 1e-6)
    /// The parts of the samples that are fitted one after the other: over a short time a wrong start does not yet fall
    /// out of step, and the sum of squares has one minimum.
    private static let horizons = [0.25, 1]
    private static let fewestSamples = 6
    /// Trials that differentiate a stiff problem by differences share the budget equally.
    private static let stiffTrials = 4

    private let observed: Trajectory
    private let guess: StartGuess
    /// The reciprocal of each observed variable's spread.
    private let weights: [Double]
    /// The state variables whose initial values are not known.
    private let unknowns: [Int]
    private var problem: InitialValueProblem
    private var account: BudgetAccount
    /// The most that one trial may take from the account, lest a wild one leave nothing to the others.
    private var allowance: Int
    /// The number of samples that are fitted now.
    private var sampleCount = 0
    private var isStiff = false
    private var isStopped = false
    /// Whether a trial took more than it was allowed.
    private var isCutShort = false

    /// A fit of the entries of the problem's initial state that are NaN.
    ///
    /// - Parameters:
    ///   - problem: its times are those of the samples.
    ///   - observed: a column for each of the first state variables.
    ///   - scope: the names of all of them.
    init(of problem: InitialValueProblem, to observed: Trajectory, scope: Scope) {
        self.problem = problem
        self.observed = observed
        unknowns = problem.initialState.indices.filter { problem.initialState[$0].isNaN }
        guess = StartGuess(observed, scope: scope)
        weights = (0..<observed.stateCount).map { variable in
            let total = ObservedVariable(observed, variable: variable).totalSquares
            return total > 0 ? 1 / total.squareRoot() : 1
        }
        account = BudgetAccount(problem.budget)
        allowance = account.total / 2
    }

    /// Fits.
    mutating func run(_ integrator: inout Integrator) -> Outcome {
        let known = problem.initialState
        // The slope of noisy samples may be so steep that nothing follows it.
        let guesses = [unknowns.map { guess.value(of: $0) }, unknowns.map { guess.restingValue(of: $0) }]
        for var guess in guesses {
            var isFinished = false
            for horizon in Self.horizons {
                sampleCount = Int(horizon * Double(observed.times.count))
                guard sampleCount >= Self.fewestSamples || horizon == 1 else { continue }
                problem.times = Array(observed.times.prefix(sampleCount))
                let before = account.remaining
                guard let equations = evaluate(guess, known, &integrator) else {
                    isFinished = false
                    continue
                }
                allowance = max(account.total / 8, 4 * (before - account.remaining))
                var descent = Self.method.descent(from: guess, equations)
                while !isStopped, let trial = descent.next() { descent.judge(evaluate(trial, known, &integrator)) }
                guess = descent.point
                isFinished = descent.isFinished && horizon == 1
            }
            if isFinished || isStopped { return Outcome(state: completed(known, with: guess), isStopped: isStopped) }
        }
        return Outcome(state: completed(known, with: guesses[0]), isStopped: isStopped || isCutShort)
    }

    private func completed(_ known: [Double], with point: [Double]) -> [Double] {
        var state = known
        for (index, variable) in unknowns.enumerated() { state[variable] = point[index] }
        return state
    }

    private mutating func evaluate(
        _ point: [Double], _ known: [Double], _ integrator: inout Integrator
    ) -> NormalEquations? {
        problem.initialState = completed(known, with: point)
        guard let solution = solve(&integrator), solution.trajectory.ending == .completed else { return nil }
        let equations = normalEquations(solution)
        return equations.total.isFinite ? equations : nil
    }

    /// The solution and its derivatives; `nil` where the account has nothing left for it.
    private mutating func solve(_ integrator: inout Integrator) -> Sensitivities? {
        let seeds = unknowns.map { SensitivitySeed.initialState($0) }
        if !isStiff {
            let granted = min(allowance, account.remaining)
            problem.budget.evaluations = granted / (BudgetAccount.costOfDerivatives * ((seeds.count + 7) / 8))
            var evaluations = 0
            let solution = integrator.solveWithTangents(problem, seeds: seeds, counting: &evaluations)
            let isLast = granted == account.remaining
            account.charge(derivatives: evaluations, of: problem.program)
            if let solution {
                if case .budgetSpent = solution.trajectory.ending { (isStopped, isCutShort) = (isLast, true) }
                return solution
            }
            isStiff = true
        }
        let solutions = 2 * seeds.count + 1
        problem.budget.evaluations = account.total / (Self.stiffTrials * solutions)
        let granted = problem.budget.evaluations * solutions
        guard granted <= account.remaining else {
            isStopped = true
            return nil
        }
        account.charge(granted: granted)
        return integrator.differentiateByDifferences(problem, seeds: seeds)
    }

    private func normalEquations(_ solution: Sensitivities) -> NormalEquations {
        var residuals: [Double] = []
        var jacobian: [Double] = []
        for sample in 0..<sampleCount {
            for variable in 0..<observed.stateCount where !observed[sample, variable].isNaN {
                residuals.append(
                    weights[variable] * (solution.trajectory[sample, variable] - observed[sample, variable]))
                for seed in unknowns.indices {
                    jacobian.append(weights[variable] * solution[sample, variable, seed])
                }
            }
        }
        return NormalEquations(residuals: residuals, jacobian: jacobian, order: unknowns.count)
    }
}
