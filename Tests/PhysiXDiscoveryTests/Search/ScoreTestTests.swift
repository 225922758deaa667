import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

private let x = Factor.power(state: 0, exponent: 1)
private let vx = Factor.power(state: 1, exponent: 1)

struct ScoreTestTests {
    private static let thorough = LevenbergMarquardt(steps: 30, gain: 1e-9)

    /// What the test predicts for a term that is missing must be what a fit with the term then gains.
    @Test func theGainOfATermIsPredicted() throws {
        let bench = try Bench(Laboratory.dampedSpring.samples(noise: 0.01), ["x", "vx"])
        var fitter = bench.fitter()
        let law = try bench.structure([[[x], [vx]]])
        let cubic = try bench.term([.power(state: 0, exponent: 3)])
        let grown = law.adding(cubic, to: 0)
        let without = fitter.fit(law, from: bench.prepared.starts(law, near: nil), Self.thorough)
        let with = fitter.fit(grown, from: bench.prepared.starts(grown, near: without), Self.thorough)
        let (smaller, larger) = (try #require(without), try #require(with))
        let gain = bench.prepared.noise.deviations.indices.reduce(0.0) {
            let deviation = bench.prepared.noise.deviations[$1]
            return $0 + (smaller.squares[$1] - larger.squares[$1]) / (deviation * deviation)
        }
        let linearization = fitter.linearize(smaller)
        let test = ScoreTest(try #require(linearization), responses: fitter.responses(smaller))
        let prediction = try #require(test.predictions().first { $0.term == cubic })
        #expect((prediction.gain - gain).magnitude < 0.05 * gain + 0.05)
    }

    /// Of all terms, the one that was left out must be predicted to help most.
    @Test func theMissingTermComesFirst() throws {
        var weaklyDamped = Laboratory.dampedSpring
        weaklyDamped.parameters["b"] = 0.03
        let bench = try Bench(weaklyDamped.samples(noise: 0.01), ["x", "vx"])
        var fitter = bench.fitter()
        let law = try bench.structure([[[x]]])
        let rough = fitter.fit(law, from: bench.prepared.starts(law, near: nil), Self.thorough)
        let fit = try #require(rough)
        let linearization = fitter.linearize(fit)
        let test = ScoreTest(try #require(linearization), responses: fitter.responses(fit))
        #expect(try test.predictions().first?.term == bench.term([vx]))
    }
}
