/// Scores proposed equations against one observed trajectory: text in, ``Score`` out.
///
/// It owns the scratch memory of one worker. A verification with a known initial state allocates nothing after the first
/// few, as long as the caller does not keep the previous score.
///
///     var verifier = Verifier(observed: samples, scope: Scope(stateVariables: ["y", "vy"]), initialState: [30, 0])
///     let score = try verifier.verify("d2y/dt2 = -g", parameters: ["g": 9.81])
///
/// Where the initial state is not known (measured data, or a velocity that was not measured), it is fitted together with
/// the score; see ``initialState``.
public struct Verifier: ~Copyable {
    /// The samples that proposals are compared with; NaN stands for a missing one.
    public let observed: Trajectory
    /// The names that a proposal may use, besides its own parameters.
    public let scope: Scope
    /// The system that was verified last; unspecified after a text that was refused.
    public private(set) var system: EquationSystem
    /// The initial state of the last verification, hidden velocities included: as given, or fitted.
    public private(set) var initialState: [Double]
    /// Whether part of the initial state had to be fitted in the last verification.
    public private(set) var isInitialStateFitted = false
    /// Whether that fit had spent its budget before it converged: from another initial state the same proposal may score
    /// more.
    public private(set) var isInitialStateFitStopped = false

    private let knownInitialState: [Double]
    private let hiddenVelocities: Parameters
    private let variables: [ObservedVariable]
    private let signals: [ObservedSignal]
    private let tolerance: Tolerance
    private let budget: Budget
    private var parser = Parser()
    private var compiler = Compiler()
    private var integrator = Integrator()
    private var program = Program()
    private var residuals = Residuals()
    private var currentScope: Scope
    private var score: Score

    /// A verifier of one trajectory.
    ///
    /// - Parameters:
    ///   - observed: one column for each state variable of `scope`.
    ///   - scope: the state variables, and whether the problem is driven.
    ///   - initialState: the true state at the first time. NaN, or `nil` for all, where it is not known.
    ///   - hiddenVelocities: the true velocities at the first time of variables that were measured without them, each
    ///     under the name that an equation gives it: `vy` for the velocity of `y`.
    ///   - tolerance: how exactly proposals are integrated.
    ///   - budget: how much work an integration may take, and how much the fit of an initial state as a whole; its limit
    ///     on states is raised for large observed values.
    public init(
        observed: Trajectory, scope: Scope, initialState: [Double]? = nil, hiddenVelocities: Parameters = [:],
        tolerance: Tolerance = Tolerance(), budget: Budget = Budget()
    ) {
        precondition(observed.stateCount == scope.stateVariables.count, "a column for each state variable")
        precondition(!observed.times.isEmpty, "at least one sample")
        self.observed = observed
        self.scope = scope
        self.tolerance = tolerance
        self.budget = budget.allowing(observed)
        currentScope = scope
        knownInitialState = initialState ?? [Double](repeating: .nan, count: observed.stateCount)
        self.hiddenVelocities = hiddenVelocities
        self.initialState = knownInitialState
        variables = (0..<observed.stateCount).map { ObservedVariable(observed, variable: $0) }
        signals = (0..<observed.stateCount).map { ObservedSignal(observed, variable: $0) }
        system = EquationSystem(scope: scope)
        score = Score(ending: .completed, rSquared: variables.map { _ in 0 }, match: 0, operatorCount: 0)
    }

    /// Scores a proposal.
    ///
    /// - Parameters:
    ///   - equation: one or more equations in the language of Docs/Contract.md §3.
    ///   - parameters: a finite value for each parameter that the equations use.
    /// - Returns: the score. A failed integration is no error but a score whose ``Score/ending`` says why.
    /// - Throws: an ``EquationError`` where the text or a parameter is not acceptable.
    public mutating func verify(_ equation: String, parameters: Parameters) throws(EquationError) -> Score {
        if currentScope.parameters != parameters.names {
            currentScope = Scope(
                stateVariables: scope.stateVariables, parameters: parameters.names, isDriven: scope.isDriven)
        }
        try parser.parse(equation.utf8.span, in: currentScope, into: &system)
        let values = try parameters.values(for: system)
        compiler.compile(system, into: &program)
        return scoreProgram(parameters: values)
    }

    /// Scores a system of equations that was built or parsed before.
    ///
    /// - Parameters:
    ///   - system: over this verifier's state variables; hidden velocities may follow them.
    ///   - parameters: a finite value for each parameter of the system's scope, in its order.
    /// - Returns: the score.
    public mutating func verify(_ system: EquationSystem, parameters: [Double]) -> Score {
        self.system = system
        compiler.compile(system, into: &program)
        return scoreProgram(parameters: parameters)
    }

    /// The trajectory of the last verification at the observed times, for the observed variables; NaN before the first.
    public var prediction: Trajectory {
        guard program.stateCount > 0 else {
            let nothing = [Double](repeating: .nan, count: observed.states.count)
            return Trajectory(times: observed.times, states: nothing, stateCount: observed.stateCount)
        }
        return integrator.trajectory(
            at: observed.times, variables: observed.stateCount, of: program, ending: score.ending)
    }

    /// The trajectory of the last verification beside the observed one.
    ///
    /// - Precondition: something was verified.
    public var comparison: Comparison {
        precondition(program.stateCount > 0, "a verification comes first")
        let states = unsafe integrator.samples.values(of: Double.self)
        let stride = program.layout.stateSlots
        return Comparison(signals, at: observed.times, ending: score.ending) { unsafe states[$0 * stride + $1] }
    }

    private mutating func scoreProgram(parameters: [Double]) -> Score {
        score.operatorCount = system.operatorCount
        let known = knownStart
        isInitialStateFitted = known.contains { $0.isNaN }
        initialState = known
        isInitialStateFitStopped = false
        if isInitialStateFitted {
            let problem = InitialValueProblem(
                program: program, parameters: parameters, initialState: known, times: observed.times,
                tolerance: tolerance, budget: budget)
            var fit = InitialStateFit(of: problem, to: observed, scope: system.scope)
            let outcome = fit.run(&integrator)
            initialState = outcome.state
            isInitialStateFitStopped = outcome.isStopped
        }
        score.ending = integrator.integrate(
            program, parameters: parameters, from: initialState, at: observed.times, tolerance: tolerance,
            budget: budget)
        compareWithObserved()
        return score
    }

    /// Sets R² of each variable and their mean.
    private mutating func compareWithObserved() {
        residuals.prepare(observed, slots: program.layout.stateSlots)
        let predicted = unsafe integrator.samples.values(of: Double.self)
        let sums = unsafe residuals.sumsOfSquares(predicted)
        var sum = 0.0
        for variable in 0..<observed.stateCount {
            let rSquared =
                score.ending == .completed
                ? unsafe variables[variable].rSquared(
                    sumOfSquares: sums[variable], largestResidual: residuals.largest(variable, predicted)) : 0
            score.rSquared[variable] = rSquared
            sum += max(0, rSquared)
        }
        score.match = min(1, sum / Double(observed.stateCount))
    }

    /// What is known of the initial state, NaN elsewhere; hidden velocities stand after the measured variables.
    private var knownStart: [Double] {
        var known = knownInitialState
        for velocity in known.count..<max(known.count, program.stateCount) {
            known.append(hiddenVelocities[system.scope.stateVariables[velocity]] ?? .nan)
        }
        return known
    }
}
