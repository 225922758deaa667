import PhysiXDiscovery
import PhysiXKernel
import Testing

/// A law with known constants, and samples of it.
struct Experiment: Sendable, CustomTestStringConvertible {
    var equation: String
    var parameters: Parameters
    var start: [Double]
    var duration: Double
    var stateVariables: [String]
    var isDriven = false

    var testDescription: String { equation }

    /// The law itself.
    func system() throws -> EquationSystem {
        try EquationSystem(
            parsing: equation,
            in: Scope(stateVariables: stateVariables, parameters: parameters.names, isDriven: isDriven))
    }

    /// Samples at equal distances, or at `times`, with Gaussian noise of a part of each variable's deviation.
    func samples(_ count: Int = 100, noise: Double = 0, seed: UInt64 = 0, at times: [Double]? = nil) throws
        -> Trajectory
    {
        var integrator = Integrator()
        let times = times ?? (0..<count).map { duration * Double($0) / Double(count - 1) }
        var solution = integrator.solve(
            Program(try system()), parameters: parameters.values, from: start, at: times,
            tolerance: Tolerance(relative: 1e-11, absolute: 1e-12), budget: Budget(evaluations: 1_000_000))
        try #require(solution.ending == .completed)
        var generator = SeededGenerator(seed: seed)
        for variable in stateVariables.indices where noise > 0 {
            let column = solution.column(variable)
            let mean = column.reduce(0, +) / Double(column.count)
            let variance = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(column.count)
            for sample in times.indices {
                let index = sample * stateVariables.count + variable
                solution.states[index] += noise * variance.squareRoot() * generator.gaussian()
            }
        }
        return solution
    }

    /// Whether a candidate has the law's terms, no more and no fewer.
    func isFound(by candidate: Candidate) throws -> Bool {
        let agreement = try #require(
            candidate.system.termAgreement(
                with: try system(), parameters: candidate.parameters.values, truthParameters: parameters.values))
        return agreement.precision == 1 && agreement.recall == 1
    }
}

extension Trajectory {
    /// Some of the columns.
    func columns(_ kept: [Int]) -> Trajectory {
        Trajectory(
            times: times, states: times.indices.flatMap { sample in kept.map { self[sample, $0] } },
            stateCount: kept.count)
    }
}

/// The systems of tiers 1 and 2 with typical constants, and some of the others.
enum Laboratory {
    static let freeFall = Experiment(
        equation: "d2y/dt2 = -g", parameters: ["g": 9.81], start: [40, 0], duration: 3, stateVariables: ["y", "vy"])
    static let drag = Experiment(
        equation: "d2y/dt2 = -g + k*vy**2", parameters: ["g": 9.81, "k": 0.03], start: [60, 0], duration: 6,
        stateVariables: ["y", "vy"])
    static let pendulum = Experiment(
        equation: "d2theta/dt2 = -(g/L)*sin(theta)", parameters: ["g": 9.81, "L": 1.2], start: [0.9, 0],
        duration: 10, stateVariables: ["theta", "dtheta"])
    static let dampedPendulum = Experiment(
        equation: "d2theta/dt2 = -(g/L)*sin(theta) - b*dtheta", parameters: ["g": 9.81, "L": 0.8, "b": 0.15],
        start: [0.8, 0], duration: 10, stateVariables: ["theta", "dtheta"])
    static let spring = Experiment(
        equation: "d2x/dt2 = -(k/m)*x", parameters: ["k": 12, "m": 1.3], start: [1.2, 0], duration: 10,
        stateVariables: ["x", "vx"])
    static let dampedSpring = Experiment(
        equation: "d2x/dt2 = -(k/m)*x - (b/m)*vx", parameters: ["k": 8, "m": 1.5, "b": 0.4], start: [1, 0],
        duration: 10, stateVariables: ["x", "vx"])
    static let projectile = Experiment(
        equation: "d2x/dt2 = -k*sqrt(vx**2+vy**2)*vx; d2y/dt2 = -g - k*sqrt(vx**2+vy**2)*vy",
        parameters: ["g": 9.81, "k": 0.015], start: [0, 0, 15, 18], duration: 5,
        stateVariables: ["x", "y", "vx", "vy"])
    static let chargedParticle = Experiment(
        equation: "d2x/dt2 = w*vy; d2y/dt2 = -w*vx", parameters: ["w": 1.7], start: [0, 0, 2, 1], duration: 6,
        stateVariables: ["x", "y", "vx", "vy"])
    static let vanDerPol = Experiment(
        equation: "d2x/dt2 = mu*(1 - x**2)*vx - x", parameters: ["mu": 1.5], start: [1, 0], duration: 20,
        stateVariables: ["x", "vx"])
    static let driven = Experiment(
        equation: "d2x/dt2 = -k*x - b*vx + F*cos(w*t)", parameters: ["k": 4, "b": 0.2, "F": 1.5, "w": 1.3],
        start: [0.5, 0], duration: 20, stateVariables: ["x", "vx"], isDriven: true)
    static let predatorAndPrey = Experiment(
        equation: "dx/dt = a*x - b*x*y; dy/dt = -c*y + d*x*y",
        parameters: ["a": 1.1, "b": 0.4, "c": 0.4, "d": 0.1], start: [10, 5], duration: 20,
        stateVariables: ["x", "y"])
    static let epidemic = Experiment(
        equation: "dS/dt = -beta*S*I; dI/dt = beta*S*I - gamma*I; dR/dt = gamma*I",
        parameters: ["beta": 1.4, "gamma": 0.3], start: [0.98, 0.02, 0], duration: 25, stateVariables: ["S", "I", "R"])
    static let lorenz = Experiment(
        equation: "dx/dt = sigma*(y - x); dy/dt = x*(rho - z) - y; dz/dt = x*y - beta*z",
        parameters: ["sigma": 10, "rho": 28, "beta": 2.7], start: [3, 3, 20], duration: 4,
        stateVariables: ["x", "y", "z"])
    static let kepler = Experiment(
        equation: "d2x/dt2 = -mu*x/(x**2+y**2)**1.5; d2y/dt2 = -mu*y/(x**2+y**2)**1.5", parameters: ["mu": 1.1],
        start: [1, 0, 0, 0.9], duration: 10, stateVariables: ["x", "y", "vx", "vy"])

    static let easy = [freeFall, drag, pendulum, dampedPendulum, spring, dampedSpring]
    static let harder = [projectile, chargedParticle, vanDerPol, driven, predatorAndPrey, epidemic, lorenz, kepler]
}
