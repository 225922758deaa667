import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

struct NoiseEstimateTests {
    private func estimate(_ noise: [Double]) throws -> NoiseEstimate {
        var samples = try Laboratory.lorenz.samples()
        var generator = SeededGenerator(seed: 4)
        for index in samples.states.indices { samples.states[index] += noise[index % 3] * generator.gaussian() }
        return NoiseEstimate(try Measurements([samples], stateVariables: ["x", "y", "z"]))
    }

    @Test func exactSamplesAreSeenAsExact() throws {
        #expect(try estimate([0, 0, 0]).isExact == [true, true, true])
    }

    @Test func noiseIsMeasuredForEachVariable() throws {
        let noise = [0.3, 0.4, 0.2]
        let estimate = try estimate(noise)
        #expect(estimate.isExact == [false, false, false])
        for (found, truth) in zip(estimate.deviations, noise) { #expect((found / truth - 1).magnitude < 0.4) }
    }

    @Test func whiteResidualsCorrectIt() throws {
        let exact = try estimate([0, 0, 0])
        let white = Lesson(score: 0, deviations: [0.1, 0.1, 1e-9], persistence: [0.1, 0.9, 0])
        let corrected = exact.corrected(by: white)
        #expect(corrected.isExact == [false, true, true])
        #expect(corrected.deviations[0] == 0.1)
        #expect(corrected.deviations[1] == exact.deviations[1])
    }

    /// A decaying quantity that is measured to five per cent of its value.
    private func decay(relative: Double, constant: Double) throws -> NoiseEstimate {
        var generator = SeededGenerator(seed: 5)
        let times = (0..<150).map { Double($0) * 0.05 }
        let values = times.map { time in
            let value = 10 * Elementary.exp(-0.5 * time)
            return value * (1 + relative * generator.gaussian()) + constant * generator.gaussian()
        }
        let samples = Trajectory(times: times, states: values, stateCount: 1)
        return NoiseEstimate(try Measurements([samples], stateVariables: ["x"]))
    }

    @Test func noiseThatGrowsWithTheValueIsSeen() throws {
        let growing = try decay(relative: 0.05, constant: 0)
        #expect((growing.deviation(of: 0, at: 0) / 0.5 - 1).magnitude < 0.3)
        #expect((growing.deviation(of: 0, at: 100) / (0.5 * Elementary.exp(-2.5)) - 1).magnitude < 0.4)
    }

    @Test func constantNoiseStaysConstant() throws {
        let constant = try decay(relative: 0, constant: 0.2)
        #expect(constant.weights[0].allSatisfy { $0 == 1 })
    }

    @Test func eachExperimentMayHaveItsOwnNoise() throws {
        var generator = SeededGenerator(seed: 6)
        let times = (0..<120).map { Double($0) * 0.05 }
        let samples = [0.002, 0.04].map { noise in
            Trajectory(
                times: times, states: times.map { 50 * noise * Elementary.sin(3 * $0) + noise * generator.gaussian() },
                stateCount: 1)
        }
        let estimate = NoiseEstimate(try Measurements(samples, stateVariables: ["x"]))
        for (sample, noise) in [(0, 0.002), (119, 0.002), (120, 0.04), (239, 0.04)] {
            #expect((estimate.deviation(of: 0, at: sample) / noise - 1).magnitude < 0.3)
        }
        let alike = try [1, 2].map { try Laboratory.spring.samples(noise: 0.02, seed: $0) }
        let even = NoiseEstimate(try Measurements(alike, stateVariables: ["x", "vx"]))
        #expect(even.weights.joined().allSatisfy { $0 == 1 })
    }

    @Test func oneVariableMuchNoisierThanTheOthersIsDoubtful() throws {
        let samples = try Laboratory.lorenz.samples()
        let measurements = try Measurements([samples], stateVariables: ["x", "y", "z"])
        #expect(!NoiseEstimate(measurements).isDoubtful(measurements))
        #expect(try estimate([0, 0, 0.5]).isDoubtful(measurements))
        #expect(NoiseEstimate.negligible(measurements).isExact == [true, true, true])
    }
}
