import Foundation
import PhysiXKernel
import Testing

struct SensitivitiesTests {
    @Test func ofAnExponentialHaveTheirClosedForm() throws {
        let program = Program(
            try EquationSystem(parsing: "dx/dt = r*x + c", in: Scope(stateVariables: ["x"], parameters: ["r", "c"])))
        var integrator = Integrator()
        let times = [0, 0.5, 1.5]
        let found = integrator.solveWithSensitivities(
            program, parameters: [-0.7, 0], from: [2], at: times,
            withRespectTo: [.parameter(0), .initialState(0), .parameter(1)],
            tolerance: Tolerance(relative: 1e-10, absolute: 1e-12))
        for (sample, t) in times.enumerated() {
            let growth = exp(-0.7 * t)
            #expect(abs(found.trajectory[sample, 0] - 2 * growth) < 1e-8)
            #expect(abs(found[sample, 0, 0] - 2 * t * growth) < 1e-7)
            #expect(abs(found[sample, 0, 1] - growth) < 1e-7)
            #expect(abs(found[sample, 0, 2] - (1 - growth) / 0.7) < 1e-7)
        }
    }

    /// All functions of the language at once, against central differences of exact solutions; eleven seeds take one wide pass.
    @Test func ofEveryFunctionAgreeWithDifferences() throws {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h", "k"]
        let scope = Scope(stateVariables: ["x", "y"], parameters: names)
        let program = Program(
            try EquationSystem(
                parsing: """
                    dx/dt = a*sin(b*x) + c*cos(y) - tan(d*x)/3 + e*exp(-x*x) + (x*x + 1)**f
                    dy/dt = log(1 + g*x*x) - sqrt(h + y*y) + abs(k*y) - y**3/(2 + x)
                    """, in: scope))
        let values = [0.3, 1.1, 0.4, 0.2, 0.5, -0.7, 0.9, 1.3, 0.6]
        let start = [0.4, -0.8]
        let times = [0, 1, 2.0]
        let seeds = values.indices.map(SensitivitySeed.parameter) + [.initialState(0), .initialState(1)]
        let tolerance = Tolerance(relative: 1e-11, absolute: 1e-13)
        var integrator = Integrator()
        let found = integrator.solveWithSensitivities(
            program, parameters: values, from: start, at: times, withRespectTo: seeds, tolerance: tolerance)
        for (index, seed) in seeds.enumerated() {
            let step = 1e-4
            func moved(_ change: Double) -> Trajectory {
                var (parameters, state) = (values, start)
                switch seed {
                case .parameter(let parameter): parameters[parameter] += change
                case .initialState(let variable): state[variable] += change
                }
                return integrator.solve(
                    program, parameters: parameters, from: state, at: times, tolerance: tolerance)
            }
            let (above, below) = (moved(step), moved(-step))
            for variable in 0..<2 {
                let difference = (above[2, variable] - below[2, variable]) / (2 * step)
                #expect(abs(found[2, variable, index] - difference) < 1e-6, "\(seed)")
            }
        }
    }

    /// Twenty seeds take a wide pass and a narrow one, and have the bits that each has alone.
    @Test func areTheSameInEveryPass() throws {
        let names = (0..<18).map { "c\($0)" }
        let sum = names.enumerated().map { "\($1)*x**\($0 % 5)*sin(y)/(1 + \($0)*y*y)" }.joined(separator: " + ")
        let program = Program(
            try EquationSystem(
                parsing: "dx/dt = -x + 0.01*(\(sum)); dy/dt = cos(x) - y",
                in: Scope(stateVariables: ["x", "y"], parameters: names)))
        let values = names.indices.map { 0.3 - 0.05 * Double($0) }
        let seeds = values.indices.map(SensitivitySeed.parameter) + [.initialState(0), .initialState(1)]
        var integrator = Integrator()
        func solve(_ seeds: [SensitivitySeed]) -> Sensitivities {
            integrator.solveWithSensitivities(
                program, parameters: values, from: [0.7, -0.4], at: [0, 0.4, 1.5], withRespectTo: seeds)
        }
        let all = solve(seeds)
        for (index, seed) in seeds.enumerated() {
            let alone = solve([seed])
            #expect(alone.trajectory == all.trajectory)
            for sample in 0..<3 {
                for variable in 0..<2 { #expect(all[sample, variable, index] == alone[sample, variable, 0]) }
            }
        }
    }

    @Test func keepTheBitsOfTheTrajectory() throws {
        let problem = try ReferenceProblem.load("damped_pendulum")
        var integrator = Integrator()
        let alone = integrator.solve(
            try problem.program(), parameters: problem.parameters.values, from: problem.initialState,
            at: problem.times)
        let found = integrator.solveWithSensitivities(
            try problem.program(), parameters: problem.parameters.values, from: problem.initialState,
            at: problem.times, withRespectTo: [.parameter(0)])
        #expect(found.trajectory == alone)
    }

    @Test func ofAStiffProblemAreFoundByDifferences() throws {
        let program = Program(
            try EquationSystem(
                parsing: "dx/dt = -k*(x - y); dy/dt = -y",
                in: Scope(stateVariables: ["x", "y"], parameters: ["k"])))
        var integrator = Integrator()
        let found = integrator.solveWithSensitivities(
            program, parameters: [1e6], from: [0, 1], at: [0, 5, 10], withRespectTo: [.initialState(1)])
        #expect(found.trajectory.ending == .completed)
        // After the transient x follows y closely: dx/dy(0) = exp(-t).
        #expect(abs(found[1, 0, 0] / exp(-5) - 1) < 1e-3)
    }
}
