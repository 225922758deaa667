import Foundation
import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// Noise as the typical distance from neighbours.
struct LocalNoiseTests {
    private func measurements(_ values: [Double]) throws -> Measurements {
        try Measurements(
            [Trajectory(times: values.indices.map { 0.05 * Double($0) }, states: values, stateCount: 1)],
            stateVariables: ["x"])
    }

    @Test func noiseOfAKnownSizeIsFound() throws {
        var generator = SeededGenerator(seed: 4)
        let values = (0..<200).map { sin(0.05 * Double($0)) + 0.02 * generator.gaussian() }
        let (deviation, weights) = try #require(LocalNoise.estimate(measurements(values), variable: 0))
        // The median of 196 sizes is exact to about 8 %.
        #expect((deviation - 0.02).magnitude < 0.005)
        #expect(weights.allSatisfy { ($0 - 1).magnitude < 1e-12 })
    }

    @Test func aTransientOfAFewSamplesDoesNotCount() throws {
        var generator = SeededGenerator(seed: 5)
        let values = (0..<150).map { index -> Double in
            let transient = 5 * exp(-0.9 * Double(index))
            return transient + 0.3 * sin(0.05 * Double(index)) + 0.002 * generator.gaussian()
        }
        let measurements = try measurements(values)
        let (deviation, _) = try #require(LocalNoise.estimate(measurements, variable: 0))
        #expect((deviation - 0.002).magnitude < 0.0006)
        // One smoothness for all of the curve cannot follow the transient, which it takes for noise.
        #expect(NoiseEstimate(measurements).deviations[0] > 3 * deviation)
        #expect(NoiseEstimate(measurements).local(measurements)?.deviations[0] == deviation)
    }

    @Test func noiseThatGrowsWithTheValueIsTold() throws {
        var generator = SeededGenerator(seed: 6)
        let values = (0..<200).map { 10 * exp(-0.02 * Double($0)) * (1 + 0.03 * generator.gaussian()) }
        let (_, weights) = try #require(LocalNoise.estimate(measurements(values), variable: 0))
        #expect(weights[5] > 10 * weights[195])
    }

    @Test func fewSamplesTellNothing() throws {
        #expect(LocalNoise.estimate(try measurements((0..<20).map { Double($0) }), variable: 0) == nil)
    }

    @Test func anEstimateThatIsNoLessIsNoOtherHypothesis() throws {
        var generator = SeededGenerator(seed: 7)
        let measurements = try measurements((0..<150).map { sin(0.05 * Double($0)) + 0.02 * generator.gaussian() })
        #expect(NoiseEstimate(measurements).local(measurements) == nil)
    }
}
