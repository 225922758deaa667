import Foundation
import PhysiXKernel
import Testing

struct IntegratorTests {
    @Test(arguments: ReferenceProblem.explicitIDs + ReferenceProblem.stiffIDs)
    func agreesWithScipy(_ id: String) throws {
        let problem = try ReferenceProblem.load(id)
        var integrator = Integrator()
        let loose = integrator.solve(
            try problem.program(), parameters: problem.parameters.values, from: problem.initialState,
            at: problem.times)
        #expect(loose.ending == .completed)
        let exact = integrator.solve(
            try problem.program(), parameters: problem.parameters.values, from: problem.initialState,
            at: problem.times, tolerance: Tolerance(relative: 1e-11, absolute: 1e-13),
            budget: Budget(evaluations: 1_000_000))
        // Lorenz doubles an error every second, so its global error is far above the local tolerance.
        #expect(problem.error(of: loose) < (id == "lorenz" ? 2e-2 : 5e-4))
        #expect(problem.error(of: exact) < (id == "lorenz" ? 1e-6 : 2e-8))
    }

    @Test func freeFallHasItsClosedForm() throws {
        let program = Program(
            try EquationSystem(
                parsing: "d2y/dt2 = -g", in: Scope(stateVariables: ["y", "vy"], parameters: ["g"])))
        var integrator = Integrator()
        let times = (0...30).map { Double($0) / 10 }
        let fall = integrator.solve(program, parameters: [9.81], from: [40, 1.5], at: times)
        for (sample, t) in times.enumerated() {
            #expect(abs(fall[sample, 0] - (40 + 1.5 * t - 9.81 * t * t / 2)) < 1e-12 * 40)
            #expect(abs(fall[sample, 1] - (1.5 - 9.81 * t)) < 1e-12 * 40)
        }
    }

    @Test(arguments: [-3.0, -0.5, 0.25, 2])
    func exponentialsHaveTheirClosedForm(_ rate: Double) throws {
        let program = Program(
            try EquationSystem(parsing: "dx/dt = r*x", in: Scope(stateVariables: ["x"], parameters: ["r"])))
        var integrator = Integrator()
        let solution = integrator.solve(
            program, parameters: [rate], from: [2], at: [0, 0.5, 3],
            tolerance: Tolerance(relative: 1e-10, absolute: 1e-14))
        #expect(abs(solution[1, 0] / (2 * exp(rate * 0.5)) - 1) < 1e-8)
        #expect(abs(solution[2, 0] / (2 * exp(rate * 3)) - 1) < 1e-7)
    }

    @Test func timeStartsWhereTheSamplesStart() throws {
        let program = Program(
            try EquationSystem(parsing: "dx/dt = 2*t", in: Scope(stateVariables: ["x"], isDriven: true)))
        var integrator = Integrator()
        let solution = integrator.solve(program, from: [100], at: [10, 11, 13])
        #expect(abs(solution[2, 0] - (100 + 169 - 100)) < 1e-9)
    }

    @Test func keplerOrbitsKeepTheirEnergyOverAHundredRevolutions() throws {
        let problem = try ReferenceProblem.load("kepler_orbit")
        var integrator = Integrator()
        let times = (0...100).map { Double($0) * 2 * Double.pi }
        let orbit = integrator.solve(
            try problem.program(), parameters: problem.parameters.values, from: problem.initialState, at: times,
            tolerance: Tolerance(relative: 1e-10, absolute: 1e-12), budget: Budget(evaluations: 10_000_000))
        try #require(orbit.ending == .completed)
        let energies = times.indices.map { sample in
            let (x, y, vx, vy) = (orbit[sample, 0], orbit[sample, 1], orbit[sample, 2], orbit[sample, 3])
            return (vx * vx + vy * vy) / 2 - 1 / (x * x + y * y).squareRoot()
        }
        let drift = energies.map { abs($0 / energies[0] - 1) }.max() ?? .nan
        #expect(drift < 1e-7)
    }

    /// Nine oscillators of different frequency have eighteen states: three chunks of eight.
    @Test(arguments: [1, 3, 4, 5, 9]) func anyNumberOfStatesWorks(_ oscillators: Int) throws {
        let names = (0..<oscillators).map { "x\($0)" }
        let text = names.enumerated().map { "d2\($1)/dt2 = -\(Double($0 + 1))*\($1)" }.joined(separator: "; ")
        let system = try EquationSystem(parsing: text, in: Scope(stateVariables: names))
        var integrator = Integrator()
        let start = names.map { _ in 1.0 } + names.map { _ in 0.0 }
        let solution = integrator.solve(
            Program(system), from: start, at: [0, 1, 2], tolerance: Tolerance(relative: 1e-10, absolute: 1e-12))
        for oscillator in 0..<oscillators {
            let frequency = Double(oscillator + 1).squareRoot()
            #expect(abs(solution[2, oscillator] - cos(2 * frequency)) < 1e-8)
            #expect(abs(solution[2, oscillators + oscillator] + frequency * sin(2 * frequency)) < 1e-8)
        }
    }
}
