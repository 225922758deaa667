import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// When what a law leaves is nothing that a better law could explain.
struct LessonTests {
    private func lesson(deviation: Double, persistence: Double) -> Lesson {
        Lesson(score: 0, deviations: [deviation], persistence: [persistence])
    }

    @Test(arguments: [
        (1.0, 0.1, true), (1.2, 0.1, false), (1.0, 0.9, false), (0.19, 0.9, true), (0.21, -0.9, false),
    ])
    func residualsThatHangTogetherMatterOnlyWhereTheyAreNotSmallBesideTheNoise(
        deviation: Double, persistence: Double, leavesNothing: Bool
    ) throws {
        let samples = try Laboratory.spring.samples(noise: 0.05, seed: 1).columns([0])
        var noise = NoiseEstimate(try Measurements([samples], stateVariables: ["x"]))
        noise.deviations = [1]
        #expect(lesson(deviation: deviation, persistence: persistence).leavesNothing(beside: noise) == leavesNothing)
    }

    /// Whoever made exact samples integrated a law, and the errors of that hang together.
    @Test func theLawOfExactSamplesIsNotWrong() throws {
        let bench = try Bench(Laboratory.predatorAndPrey.samples(), ["x", "y"])
        let (x, y) = (Factor.power(state: 0, exponent: 1), Factor.power(state: 1, exponent: 1))
        let law = try bench.structure([[[x], [x, y]], [[y], [x, y]]])
        var search = StructureSearch(bench.prepared, monitor: SearchMonitor(effort: 8000) { _ in true })
        let fit = search.fitter.fit(law, from: bench.prepared.starts(law, near: nil), StructureSearch.careful)
        let isWrong = search.isWrong(try #require(fit))
        #expect(!isWrong)
    }
}
