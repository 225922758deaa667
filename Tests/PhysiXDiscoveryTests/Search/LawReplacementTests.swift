import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// Whole laws chosen in the space of trajectories.
struct LawReplacementTests {
    /// A fit of a law to exact samples over so many segments, and the effects of all terms along it.
    private func replacement(
        in experiment: Experiment, of laws: [[[Factor]]], segments: Int
    ) throws -> (Bench, Fit, LawReplacement) {
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
        return (bench, fit, replacement)
    }

    /// The same, and what is proposed instead.
    private func proposals(
        _ experiment: Experiment, instead laws: [[[Factor]]], segments: Int,
        unless stop: StopRequest = StopRequest()
    ) throws -> (Bench, Fit, [LawReplacement.Proposal]) {
        let (bench, fit, replacement) = try replacement(in: experiment, of: laws, segments: segments)
        return (bench, fit, replacement.proposals(unless: stop) + replacement.symmetricProposals(unless: stop))
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

    /// Beside the wrong law of the other either law alone would have to make up for it.
    @Test func lawsThatAreWrongTogetherAreChosenTogether() throws {
        let (bench, _, replacement) = try replacement(
            in: Laboratory.predatorAndPrey, of: [[[Self.x]], [[Self.y]]], segments: 20)
        let truth = try bench.structure([[[Self.x], [Self.x, Self.y]], [[Self.y], [Self.x, Self.y]]])
        let choices = replacement.jointChoices(unless: StopRequest())
        #expect(choices.contains(truth.laws))
        #expect(choices.allSatisfy { $0.joined().count <= 5 }, "at most three terms more than there are")
    }

    @Test func aSingleLawIsNotChosenTogetherWithOthers() throws {
        let decay = Experiment(
            equation: "dx/dt = -k*x", parameters: ["k": 0.7], start: [2], duration: 4, stateVariables: ["x"])
        let (_, _, replacement) = try replacement(in: decay, of: [[[Self.x]]], segments: 4)
        #expect(replacement.jointChoices(unless: StopRequest()).isEmpty)
    }

    /// Two species that help each other in the same way, seen from laws that only know growth.
    @Test func lawsThatAreTheSameButForAnExchangeAreProposedTogether() throws {
        let experiment = Experiment(
            equation: "dx/dt = x*y - a*x**2*y; dy/dt = x*y - a*x*y**2", parameters: ["a": 0.5],
            start: [0.4, 1.5], duration: 6, stateVariables: ["x", "y"])
        let (bench, _, proposals) = try proposals(experiment, instead: [[[Self.x]], [[Self.y]]], segments: 30)
        let squares = [0, 1].map { Factor.power(state: $0, exponent: 2) }
        let truth = try bench.structure([
            [[Self.x, Self.y], [squares[0], Self.y]], [[Self.x, Self.y], [Self.x, squares[1]]],
        ])
        #expect(proposals.contains { $0.structure == truth })
    }

    /// A polynomial that follows a saturating law through noise shows where that saturates.
    @Test func termsWithInnerConstantsAreFoundAlongAnotherLawsSolution() throws {
        let experiment = Experiment(
            equation: "dx/dt = a - k*x/(K + x)", parameters: ["a": 0.3, "k": 2, "K": 0.7], start: [4], duration: 6,
            stateVariables: ["x"])
        let bench = try Bench(experiment.samples(150, noise: 0.01, seed: 1), ["x"])
        let language = bench.prepared.language
        let structure = Structure(laws: [language.library.simpleTerms])
        var fitter = bench.fitter()
        let found = fitter.fit(structure, from: bench.prepared.starts(structure, near: nil), StructureSearch.careful)
        let fit = try #require(found)
        let (linearized, responses, followed) = (fitter.linearize(fit), fitter.responses(fit), fitter.paths(of: fit))
        let linearization = try #require(linearized)
        let paths = try #require(followed)
        let replacement = try #require(LawReplacement(fit, language, linearization, responses: responses))
        let scan = ProfileScan(language.library.patterns, bench.prepared.curves, resolution: 0.01, lawCount: 1)
        let finds = replacement.finds(of: scan, along: paths)
        let factors: Set<Factor> = [Self.x, .saturation(state: 0, exponent: 1)]
        let inner = finds.flatMap(\.terms).filter { Set($0.factors) == factors }.map { $0.innerStarts[0] }
        #expect(inner.contains { ($0 - 0.7).magnitude < 0.2 }, "\(inner)")
    }

    @Test func nothingIsProposedOnceAStopIsRequested() throws {
        let stop = StopRequest { _ in false }
        _ = stop.isMade(before: .max / 2)
        let (_, _, proposals) = try proposals(
            Laboratory.predatorAndPrey, instead: [[[Self.x]], [[Self.y]]], segments: 20, unless: stop)
        #expect(proposals.isEmpty)
    }
}
