import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// What counts as a wild value beside a law's residuals, and what does not.
struct OutlierTestTests {
    private static let curve = (0..<100).map { Elementary.sin(Double($0) / 8) }

    private static func noise(_ deviation: Double) -> [Double] {
        var generator = SeededGenerator(seed: 4)
        return curve.map { _ in deviation * generator.gaussian() }
    }

    private static func wild(_ residuals: [Double], experiments: [Range<Int>] = [0..<100]) -> [Int] {
        OutlierTest(
            zip(curve, residuals).map { $0 + $1 }, at: curve.indices.map(Double.init), residuals: residuals,
            spread: 0.7, experiments: experiments
        ).samples
    }

    @Test func noiseHasNone() { #expect(Self.wild(Self.noise(0.02)).isEmpty) }

    @Test func aFewFarValuesAreWildEvenSideBySideAndAtTheEnds() {
        var residuals = Self.noise(0.02)
        for (sample, size) in [(0, 1.5), (20, 0.6), (21, -0.9), (60, -2), (99, 2)] { residuals[sample] = size }
        #expect(Self.wild(residuals) == [0, 20, 21, 60, 99])
    }

    @Test func aSpikeOfSeveralSamplesIsTheMotions() {
        var residuals = Self.noise(0.02)
        for (offset, size) in [0.4, 1.2, 2, 1.1, 0.3].enumerated() { residuals[40 + offset] = size }
        #expect(Self.wild(residuals).isEmpty)
    }

    @Test func aSampleInTheMiddleOfAJumpIsTheMotions() {
        var generator = SeededGenerator(seed: 4)
        var values = (0..<100).map { ($0 < 50 ? -1 : 1) + 0.02 * generator.gaussian() }
        var residuals = values.map { $0 - ($0 < 0 ? -1 : 1) }
        values[50] = 0.1
        residuals[50] = -0.9
        let test = OutlierTest(
            values, at: values.indices.map(Double.init), residuals: residuals, spread: 1, experiments: [0..<100])
        #expect(test.samples.isEmpty)
    }

    @Test func aValueOnASteepSlopeIsWildThoughItLiesBetweenItsNeighbours() {
        var residuals = Self.noise(0.005)
        // The curve rises by an eighth from sample to sample here.
        residuals[50] = 0.1
        #expect(Self.wild(residuals) == [50])
    }

    @Test func asManyThatAreNearlyAsFarSpeakAgainstIt() {
        var residuals = Self.noise(0.02)
        for (place, size) in [0.5, 0.13, 0.14, -0.12].enumerated() { residuals[10 + 20 * place] = size }
        #expect(Self.wild(residuals).isEmpty)
    }

    @Test func aLawThatLeavesMoreThanNoiseJudgesNothing() {
        var residuals = Self.curve.indices.map { 0.06 * Elementary.cos(Double($0) / 3) }
        residuals[50] = 0.7
        #expect(Self.wild(residuals).isEmpty)
    }

    @Test func exactMeasurementsHaveNoneByRoundingAlone() {
        var residuals = Self.curve.map { _ in 0.0 }
        residuals[30] = 1e-4
        #expect(Self.wild(residuals).isEmpty)
        residuals[30] = 0.4
        #expect(Self.wild(residuals) == [30])
    }

    @Test func moreThanATenthAreNoOutliers() {
        var residuals = Self.noise(0.02)
        for place in 0..<11 { residuals[9 * place] = place.isMultiple(of: 2) ? 2 : -2 }
        #expect(Self.wild(residuals).isEmpty)
    }
}
