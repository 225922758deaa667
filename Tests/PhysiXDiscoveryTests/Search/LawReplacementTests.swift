import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// Whole laws chosen in the space of trajectories.
struct LawReplacementTests {
    /// A fit of a law to exact samples over so many segments, and what replaces it.
    private func proposals(
        _ experiment: Experiment, instead laws: [[[Factor]]], segments: Int,
        unless stop: StopRequest = StopRequest()
    ) throws -> (Bench, Fit, [LawReplacement.Proposal]) {
        let bench = try Bench(experiment.samples(), experiment.stateVariables)
        let structure = try bench.structure(laws)
        var start = bench.prepared.starts(structure, near: nil)[0]
        start.segments = bench.prepared.segments(segments)
        var fitter = bench.fitter()
        let found = fitter.fit(structure, from: [start], StructureSearch.quick)
        let fit = try #require(found)
        let linearized = fitter.linearize(fit)
        let linearization = try #require(linearized)
        let responses = fitter.responses(fit)
        let replacement = try #require(
            LawReplacement(fit, bench.prepared.language, linearization, responses: responses))
        return (bench, fit, replacement.proposals(unless: stop))
    }

    private static let x = Factor.power(state: 0, exponent: 1)
    private static let y = Factor.power(state: 1, exponent: 1)

    @Test func bothLawsOfPredatorAndPreyAreFoundFromWrongOnesInOneStep() throws {
        // A law without interaction follows the samples over short stretches only.
        let (bench, fit, proposals) = try proposals(
            Laboratory.predatorAndPrey, instead: [[[Self.x]], [[Self.y]]], segments: 20)
        let truth = try bench.structure([[[Self.x], [Self.x, Self.y]], [[Self.y], [Self.x, Self.y]]])
        let found = try #require(proposals.first { $0.structure == truth })
        #expect(fit.structure != truth)
        #expect(proposals.allSatisfy { $0.squares >= 0 && $0.start.segments.count == 20 })
        // The truth is 1.1, −0.4, −0.4, 0.1; to first order the start is near it.
        let expected = [1.1, -0.4, -0.4, 0.1]
        for (value, constant) in zip(found.start.parameters, expected) {
            #expect((value - constant).magnitude < 0.15 * constant.magnitude, "\(found.start.parameters)")
        }
    }

    @Test func theLawThatIsThereIsNotProposed() throws {
        let (_, fit, proposals) = try proposals(
            Laboratory.predatorAndPrey,
            instead: [[[Self.x], [Self.x, Self.y]], [[Self.y], [Self.x, Self.y]]], segments: 1)
        #expect(!proposals.contains { $0.structure == fit.structure })
        #expect(Set(proposals.map(\.structure)).count == proposals.count)
    }

    @Test func nothingIsProposedOnceAStopIsRequested() throws {
        let stop = StopRequest { _ in false }
        _ = stop.isMade(before: .max / 2)
        let (_, _, proposals) = try proposals(
            Laboratory.predatorAndPrey, instead: [[[Self.x]], [[Self.y]]], segments: 20, unless: stop)
        #expect(proposals.isEmpty)
    }
}
