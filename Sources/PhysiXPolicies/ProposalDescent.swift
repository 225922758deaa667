import PhysiXEpisodes
import PhysiXKernel

/// A search for the parameters and the initial state with which a proposal reproduces samples best.
struct ProposalDescent {
    private static let method = LevenbergMarquardt(steps: 16, gain: 1e-6)
    /// The parts of the samples that are fitted one after the other.
    private static let horizons = [0.1, 0.25, 0.5, 1]
    private static let fewestSamples = 8
    /// By what the proposed numbers are multiplied at the start of a search.
    private static let factors = [1.0, 0.2, 5]
    private static let budget = Budget(evaluations: 4000)
    /// A mean of 1 − R² per variable at which no other start is worth a try: far within what ends an episode.
    private static let goodEnough = 0.02

    private let observed: Trajectory
    private let system: EquationSystem
    private let program: Program
    private let values: [Double]
    /// The parameters that the equations use, which alone can be fitted.
    private let free: [Int]
    /// The reciprocal of each observed variable's spread.
    private let weights: [Double]
    private var sampleCount = 0

    /// - Returns: `nil` where the proposal cannot be read or has nothing to fit.
    init?(_ proposal: Action, _ observation: Observation) {
        let scope = Scope(
            stateVariables: observation.stateVariables, parameters: proposal.parameters.names,
            isDriven: observation.isDriven)
        do throws(EquationError) {
            system = try EquationSystem(parsing: proposal.equation, in: scope)
            values = try proposal.parameters.values(for: system)
        } catch {
            // The turn says what is wrong with it.
            return nil
        }
        let nodes = system.nodes
        free = values.indices.filter { index in
            nodes.contains { $0.operation == .parameter && Int($0.left) == index }
        }
        guard !free.isEmpty, observation.trajectory.times.count >= 2 else { return nil }
        program = Program(system)
        observed = observation.trajectory
        weights = observation.statistics.variables.map { figures in
            let total = figures.standardDeviation * Double(observation.trajectory.times.count).squareRoot()
            return total > 0 ? 1 / total : 1
        }
    }

    /// The fitted parameters by name; `nil` where nothing could be integrated.
    mutating func run(_ integrator: inout Integrator) -> [(String, Double)]? {
        var best: (point: [Double], total: Double)?
        for factor in Self.factors {
            let start = free.map { factor * (values[$0] == 0 ? 0.1 : values[$0]) } + guessedState
            guard let end = descend(from: start, &integrator), end.total < best?.total ?? .infinity else { continue }
            best = end
            if end.total < Self.goodEnough * Double(observed.stateCount) { break }
        }
        guard let best else { return nil }
        let names = system.scope.parameters
        return zip(free, best.point).map { (names[$0], $1) }
    }

    private mutating func descend(
        from start: [Double], _ integrator: inout Integrator
    ) -> (point: [Double], total: Double)? {
        var point = start
        var total: Double?
        for horizon in Self.horizons {
            sampleCount = Int(horizon * Double(observed.times.count))
            guard sampleCount >= Self.fewestSamples || horizon == 1 else { continue }
            total = nil
            guard let equations = evaluate(point, &integrator) else { continue }
            var descent = Self.method.descent(from: point, equations)
            while let trial = descent.next() { descent.judge(evaluate(trial, &integrator)) }
            point = descent.point
            total = descent.equations.total
        }
        return total.map { (point, $0) }
    }

    /// The first measured values, and for hidden velocities the slope of the first few.
    private var guessedState: [Double] {
        let names = system.scope.stateVariables
        return names.indices.map { variable in
            let measured = variable < observed.stateCount ? variable : system.scope.position(of: variable) ?? 0
            let samples = observed.times.indices.filter { observed[$0, measured].isFinite }.prefix(4)
            guard let first = samples.first, let last = samples.last else { return 0 }
            guard variable >= observed.stateCount else { return observed[first, measured] }
            let time = observed.times[last] - observed.times[first]
            return time > 0 ? (observed[last, measured] - observed[first, measured]) / time : 0
        }
    }

    private func evaluate(_ point: [Double], _ integrator: inout Integrator) -> NormalEquations? {
        var parameters = values
        for (index, parameter) in free.enumerated() { parameters[parameter] = point[index] }
        let state = Array(point[free.count...])
        guard point.allSatisfy(\.isFinite) else { return nil }
        let seeds = free.map(SensitivitySeed.parameter) + state.indices.map(SensitivitySeed.initialState)
        let solution = integrator.solveWithSensitivities(
            program, parameters: parameters, from: state, at: Array(observed.times.prefix(sampleCount)),
            withRespectTo: seeds, budget: Self.budget)
        guard solution.trajectory.ending == .completed else { return nil }
        var residuals: [Double] = []
        var jacobian: [Double] = []
        for sample in 0..<sampleCount {
            for variable in 0..<observed.stateCount where observed[sample, variable].isFinite {
                residuals.append(
                    weights[variable] * (solution.trajectory[sample, variable] - observed[sample, variable]))
                for seed in seeds.indices { jacobian.append(weights[variable] * solution[sample, variable, seed]) }
            }
        }
        guard jacobian.allSatisfy(\.isFinite) else { return nil }
        let equations = NormalEquations(residuals: residuals, jacobian: jacobian, order: seeds.count)
        return equations.total.isFinite ? equations : nil
    }
}
