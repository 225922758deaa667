import PhysiXDiscovery
import PhysiXKernel
import Testing

/// One law from several experiments, each of which starts from a state of its own.
struct SeveralExperimentsTests {
    /// Two substances that turn into each other, so that their sum never changes.
    private static let exchange = Experiment(
        equation: "dx/dt = -a*x + b*y; dy/dt = a*x - b*y", parameters: ["a": 0.7, "b": 0.3], start: [1, 0],
        duration: 6, stateVariables: ["x", "y"])
    /// Decay at a rate that saturates: an exponential far below K = 1, a straight line far above.
    private static let saturation = Experiment(
        equation: "dx/dt = -V*x/(K + x)", parameters: ["V": 1.3, "K": 1], start: [0.05], duration: 3,
        stateVariables: ["x"])

    private static func samples(_ experiment: Experiment, from start: [Double], noise: Double, seed: UInt64) throws
        -> Trajectory
    {
        var other = experiment
        other.start = start
        return try other.samples(60, noise: noise, seed: seed)
    }

    private func isFound(_ law: Experiment, in samples: [Trajectory]) throws -> Bool {
        let options = DiscoveryOptions(order: .first)
        let result = try Discovery.run(samples, stateVariables: law.stateVariables, options: options)
        return try law.isFound(by: #require(result.candidates.first))
    }

    @Test func anotherTotalTellsWhatAConservedOneHides() throws {
        var (alone, together) = (0, 0)
        for seed in 0..<4 {
            let samples = try [[1.0, 0], [0.5, 2.5]].enumerated().map { index, start in
                try Self.samples(Self.exchange, from: start, noise: 0.01, seed: UInt64(2 * seed + index))
            }
            alone += try samples.count { try isFound(Self.exchange, in: [$0]) }
            together += try isFound(Self.exchange, in: samples) ? 1 : 0
        }
        // Where x + y is constant, x' = c - x is as good a law and a shorter one.
        #expect(alone <= 3)
        #expect(together == 4)
    }

    @Test func bothEndsOfASaturationTellItsMiddle() throws {
        let samples = try [0.05, 30].map { try Self.samples(Self.saturation, from: [$0], noise: 0, seed: 0) }
        let result = try Discovery.run(samples, stateVariables: ["x"], options: DiscoveryOptions(order: .first))
        let best = try #require(result.candidates.first)
        #expect(try Self.saturation.isFound(by: best), "\(best.system)")
        #expect(try (#require(best.parameters["K"]) - 1).magnitude < 0.01)
    }

    @Test func lengthsAndTimesAreTheirOwn() throws {
        var short = Laboratory.dampedPendulum
        (short.start, short.duration) = ([0.2, 1.5], 3)
        let late = try short.samples(25, noise: 0.01, seed: 2)
        let samples = [
            try Laboratory.dampedPendulum.samples(noise: 0.01, seed: 1),
            Trajectory(times: late.times.map { $0 + 1000 }, states: late.states, stateCount: 2),
        ]
        let best = try #require(Discovery.run(samples, stateVariables: ["theta", "dtheta"]).candidates.first)
        #expect(try Laboratory.dampedPendulum.isFound(by: best), "\(best.system)")
        #expect(best.segmentCount == 2)
        #expect(best.initialStates.count == 2)
        for (state, expected) in zip(best.initialStates.joined(), [0.8, 0, 0.2, 1.5]) {
            #expect((state - expected).magnitude < 0.03)
        }
        #expect(best.initialState == best.initialStates[0])
    }

    @Test func velocitiesAreHiddenInEachOfThem() throws {
        let samples = try [[1.0, 0], [-0.5, 2]].enumerated().map { seed, start in
            try Self.samples(Laboratory.dampedSpring, from: start, noise: 0.005, seed: UInt64(seed)).columns([0])
        }
        let best = try #require(Discovery.run(samples, stateVariables: ["x"]).candidates.first)
        #expect(try Laboratory.dampedSpring.isFound(by: best), "\(best.system)")
        #expect(try (#require(best.initialStates.last)[1] - 2).magnitude < 0.1)
    }

    @Test func oneInAListIsLikeOneAlone() throws {
        let samples = try Laboratory.vanDerPol.samples(noise: 0.02, seed: 5)
        let alone = try Discovery.run(samples, stateVariables: ["x", "vx"])
        let listed = try Discovery.run([samples], stateVariables: ["x", "vx"])
        #expect(alone.candidates == listed.candidates)
        #expect(alone.candidates[0].initialStates.count == 1)
    }

    @Test func errorsNameTheExperiment() throws {
        let good = try Laboratory.spring.samples()
        var disordered = good
        disordered.times.swapAt(4, 5)
        #expect(throws: DiscoveryError.inExperiment(1, .timesNotIncreasing(row: 5))) {
            try Discovery.run([good, disordered], stateVariables: ["x", "vx"])
        }
        #expect(throws: DiscoveryError.timesNotIncreasing(row: 5)) {
            try Discovery.run([disordered], stateVariables: ["x", "vx"])
        }
        #expect(throws: DiscoveryError.inExperiment(1, .columnCountDiffers(columns: 1, names: 2))) {
            try Discovery.run([good, good.columns([0])], stateVariables: ["x", "vx"])
        }
        let short = Trajectory(times: [0, 1, 2], states: [0, 1, 2, 1, 3, 1], stateCount: 2)
        let error = DiscoveryError.inExperiment(0, .tooFewSamples(variable: "x", count: 3, needed: 4))
        #expect(throws: error) { try Discovery.run([short, good], stateVariables: ["x", "vx"]) }
        #expect(error.summary == "experiment 1: `x` has 3 values, too few to tell a law from noise")
        #expect(throws: DiscoveryError.noExperiments) { try Discovery.run([], stateVariables: ["x"]) }
    }
}
