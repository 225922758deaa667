import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

struct NoiseEstimateTests {
    private func estimate(_ noise: [Double]) throws -> NoiseEstimate {
        var samples = try Laboratory.lorenz.samples()
        var generator = SeededGenerator(seed: 4)
        for index in samples.states.indices { samples.states[index] += noise[index % 3] * generator.gaussian() }
        return NoiseEstimate(try Measurements(samples, stateVariables: ["x", "y", "z"]))
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
}
