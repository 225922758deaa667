import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// Searches among samples of which some are wild, and among samples that only look so.
struct WildSamplesTests {
    /// Sets three of a hundred rows of a variable far off, by at least ten times the noise.
    private static func spoil(_ samples: inout Trajectory, _ variable: Int, by size: Double, seed: UInt64) -> [Int] {
        var generator = SeededGenerator(seed: seed)
        let rows = (1..<4).map { Int(generator.uniform(Double(25 * $0), Double(25 * $0 + 20))) }
        for row in rows {
            samples.states[row * samples.stateCount + variable] +=
                (generator.uniform() < 0.5 ? -1 : 1) * size * generator.uniform(1, 2)
        }
        return rows
    }

    @Test(arguments: [Laboratory.dampedSpring, Laboratory.dampedPendulum, Laboratory.predatorAndPrey])
    func aFewWildValuesDoNotSpoilTheLaw(_ law: Experiment) throws {
        var samples = try law.samples(noise: 0.02, seed: 7)
        let spread = try Measurements([samples], stateVariables: law.stateVariables).spreads[0]
        let rows = Self.spoil(&samples, 0, by: 0.4 * spread, seed: 3)
        let result = try Discovery.run(samples, stateVariables: law.stateVariables)
        #expect(try law.isFound(by: #require(result.candidates.first)), "\(result.candidates[0].system)")
        // One that happens to lie between its neighbours' values may stay; it does less harm.
        #expect(result.outliers.count > 1)
        #expect(Set(result.outliers.map(\.row)).isSubset(of: rows))
        #expect(result.outliers.allSatisfy { $0.variable == 0 && $0.time == samples.times[$0.row] })
    }

    @Test(arguments: [(-999.0, [17, 49, 50, 83]), (1e6, [17, 49, 50, 83]), (0.0, [17, 49, 83])])
    func aNumberForNothingIsLeftOut(_ number: Double, _ rows: [Int]) throws {
        let law = Laboratory.predatorAndPrey
        var samples = try law.samples(noise: 0.01, seed: 7)
        for row in rows { samples.states[2 * row] = number }
        let result = try Discovery.run(samples, stateVariables: law.stateVariables)
        #expect(try law.isFound(by: #require(result.candidates.first)), "\(result.candidates[0].system)")
        #expect(result.outliers.map(\.row) == rows)
        #expect(result.candidates[0].rSquared.allSatisfy { $0 > 0.99 })
    }

    @Test func aWildFirstValueDoesNotMoveTheStart() throws {
        var samples = try Laboratory.spring.samples(noise: 0.01).columns([0])
        samples.states[0] = 70
        let result = try Discovery.run(samples, stateVariables: ["x"])
        #expect(result.outliers.map(\.row) == [0])
        #expect((result.candidates[0].initialState[0] - 1.2).magnitude < 0.05, "\(result.candidates[0].initialState)")
    }

    @Test func theExperimentIsNamed() throws {
        let law = Laboratory.dampedSpring
        var samples = try [1, 2].map { try law.samples(80, noise: 0.02, seed: $0) }
        samples[1].states[2 * 40] += 1
        let result = try Discovery.run(samples, stateVariables: law.stateVariables)
        #expect(result.outliers.map { [$0.experiment, $0.row, $0.variable] } == [[1, 40, 0]])
    }

    private static let relaxation = Experiment(
        equation: "d2x/dt2 = mu*(1 - x**2)*vx - x", parameters: ["mu": 5], start: [2, 0], duration: 30,
        stateVariables: ["x", "vx"])
    private static let rossler = Experiment(
        equation: "dx/dt = -y - z; dy/dt = x + a*y; dz/dt = b + z*(x - c)", parameters: ["a": 0.2, "b": 0.2, "c": 5.7],
        start: [1, 1, 0], duration: 25, stateVariables: ["x", "y", "z"])

    /// Sharp bends, sampled closely and coarsely, without noise and with.
    @Test(arguments: [(150, 0.0), (150, 0.02), (400, 0.01)])
    func whatBendsSharplyIsNotWild(_ count: Int, _ noise: Double) throws {
        for law in [Self.relaxation, Self.rossler] {
            let result = try Discovery.run(
                law.samples(count, noise: noise, seed: 2), stateVariables: law.stateVariables,
                options: DiscoveryOptions(effort: 600))
            #expect(result.outliers.isEmpty, "\(law) \(result.outliers)")
        }
    }

    @Test func neitherRelativeNoiseNorRoundingIsWild() throws {
        var samples = try Laboratory.predatorAndPrey.samples(150)
        var generator = SeededGenerator(seed: 9)
        samples.states = samples.states.map { $0 * (1 + 0.05 * generator.gaussian()) }
        #expect(try Discovery.run(samples, stateVariables: ["x", "y"]).outliers.isEmpty)
        samples = try Laboratory.dampedSpring.samples(150)
        samples.states = samples.states.map { ($0 * 10).rounded() / 10 }
        #expect(try Discovery.run(samples, stateVariables: ["x", "vx"]).outliers.isEmpty)
    }
}
