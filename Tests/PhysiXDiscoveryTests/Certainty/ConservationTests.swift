import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// Which sums never change, judged against the noise.
struct ConservationTests {
    /// Two substances that turn into each other.
    static let exchange = Experiment(
        equation: "dx/dt = -a*x + b*y; dy/dt = a*x - b*y", parameters: ["a": 0.7, "b": 0.3], start: [1, 0],
        duration: 6, stateVariables: ["x", "y"])
    /// Two molecules that join to one.
    private static let dimers = Experiment(
        equation: "dx/dt = -2*a*x**2; dy/dt = a*x**2", parameters: ["a": 0.8], start: [2, 0], duration: 6,
        stateVariables: ["x", "y"])

    private func conservation(_ samples: [Trajectory], _ experiment: Experiment) throws -> Conservation {
        let measurements = try Measurements(samples, stateVariables: experiment.stateVariables)
        return Conservation(
            measurements, Scope(stateVariables: experiment.stateVariables),
            deviations: NoiseEstimate(measurements).deviations)
    }

    private func conserved(_ samples: [Trajectory], _ experiment: Experiment) throws -> [ConservedQuantity] {
        try conservation(samples, experiment).sums()
    }

    @Test(arguments: [(exchange, "x + y"), (Laboratory.epidemic, "S + I + R"), (dimers, "x + 2*y")])
    private func aSumThatNeverChangesIsFound(_ experiment: Experiment, _ text: String) throws {
        for noise in [0, 0.01, 0.03] {
            let samples = try experiment.samples(noise: noise, seed: 1)
            #expect(try conserved([samples], experiment).map(\.text) == [text], "noise \(noise)")
        }
    }

    @Test func itsValueIsTheMeanAndItsScatterTheNoise() throws {
        let samples = try Self.exchange.samples(noise: 0.02, seed: 2)
        let sum = try #require(conserved([samples], Self.exchange).first)
        let values = samples.times.indices.map { samples[$0, 0] + samples[$0, 1] }
        let mean = values.reduce(0, +) / Double(values.count)
        #expect((sum.values[0] - mean).magnitude < 1e-12)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
        #expect((sum.scatter - variance.squareRoot()).magnitude < 1e-12)
    }

    @Test(arguments: [
        Laboratory.freeFall, Laboratory.drag, Laboratory.dampedSpring, Laboratory.dampedPendulum, Laboratory.pendulum,
        Laboratory.predatorAndPrey, Laboratory.vanDerPol,
    ])
    func nothingIsConservedWhereNothingIs(_ experiment: Experiment) throws {
        for noise in [0, 0.01, 0.05] {
            for seed in 0..<3 {
                let samples = try experiment.samples(noise: noise, seed: UInt64(seed))
                let found = try conserved([samples], experiment)
                #expect(found.isEmpty, "noise \(noise): \(found.map(\.text))")
            }
        }
    }

    @Test func productsTellOfAngularMomentumAndOfTurning() throws {
        let orbit = try Laboratory.kepler.samples(noise: 0.01, seed: 1)
        #expect(try conservation([orbit], Laboratory.kepler).sumsOfProducts().map(\.text) == ["x*vy - y*vx"])
        let turning = Experiment(
            equation: "dx/dt = w*y; dy/dt = -w*x", parameters: ["w": 1.3], start: [1, 0.4], duration: 9,
            stateVariables: ["x", "y"])
        let samples = try turning.samples(noise: 0.02, seed: 1)
        #expect(try conservation([samples], turning).sumsOfProducts().map(\.text) == ["x**2 + y**2"])
        // The energy of a single body says only that it swings.
        let swing = try Laboratory.spring.samples(noise: 0.01, seed: 1)
        #expect(try conservation([swing], Laboratory.spring).sumsOfProducts().isEmpty)
    }

    @Test func missingValuesDoNotMatter() throws {
        var samples = try Self.exchange.samples(noise: 0.01, seed: 4)
        for index in stride(from: 5, to: samples.states.count, by: 7) { samples.states[index] = .nan }
        #expect(try conserved([samples], Self.exchange).map(\.text) == ["x + y"])
    }

    @Test func anotherTotalTellsTheLawsApart() throws {
        var other = Self.exchange
        other.start = [0.5, 2.5]
        let samples = [
            try Self.exchange.samples(noise: 0.01, seed: 5), try other.samples(noise: 0.01, seed: 6),
        ]
        let result = try Discovery.run(samples, stateVariables: ["x", "y"], options: DiscoveryOptions(order: .first))
        let sum = try #require(result.certainty.conserved.first)
        #expect(!sum.isSameEverywhere)
        #expect((sum.values[0] - 1).magnitude < 0.01 && (sum.values[1] - 3).magnitude < 0.01)
        #expect(result.certainty.rivals.isEmpty)
        #expect(result.notes.isEmpty, "\(result.notes)")
    }

    @Test func theSameTotalAgainTellsNothing() throws {
        var other = Self.exchange
        other.start = [0.2, 0.8]
        let samples = [
            try Self.exchange.samples(noise: 0.01, seed: 7), try other.samples(noise: 0.01, seed: 8),
        ]
        let sum = try #require(conserved(samples, Self.exchange).first)
        #expect(sum.isSameEverywhere)
        #expect(sum.values.count == 2)
    }
}
