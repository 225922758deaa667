import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// A prepared search, and structures named by their terms.
struct Bench {
    let prepared: PreparedSearch

    init(_ samples: Trajectory, _ stateVariables: [String], order: Int = 1) throws {
        let measurements = try Measurements(samples, stateVariables: stateVariables)
        prepared = PreparedSearch(
            measurements, noise: NoiseEstimate(measurements),
            Formulation(stateVariables: stateVariables, isDriven: false, unpairedOrder: order),
            hint: Hint("", stateVariables: stateVariables))
    }

    func term(_ factors: [Factor]) throws -> Int {
        try #require(prepared.language.library.terms.firstIndex { $0.factors == factors })
    }

    func structure(_ laws: [[[Factor]]]) throws -> Structure {
        Structure(laws: try laws.map { try $0.map { try term($0) }.sorted() })
    }

    func fitter() -> Fitter {
        Fitter(prepared.language, prepared.measurements, noise: prepared.noise, curves: prepared.curves)
    }
}

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

struct FitterTests {
    @Test func segmentsReachWhatASingleSolutionCannot() throws {
        // Over 8 time units, a solution of Lorenz's equations forgets where it started.
        var experiment = Laboratory.lorenz
        experiment.duration = 8
        let bench = try Bench(experiment.samples(300, noise: 0.005), ["x", "y", "z"])
        let y = Factor.power(state: 1, exponent: 1)
        let z = Factor.power(state: 2, exponent: 1)
        let law = try bench.structure([[[x], [y]], [[x], [y], [x, z]], [[z], [x, y]]])
        var fitter = bench.fitter()
        var start = bench.prepared.starts(law, near: nil)[0]
        start.segments = bench.prepared.segments(6)
        let found = fitter.fit(law, from: [start], LevenbergMarquardt(steps: 20, gain: 1e-6))
        let fit = try #require(found)
        #expect(bench.prepared.measurements.explained(fit.squares).allSatisfy { $0 > 0.999 })
        for (value, expected) in zip(fit.parameters, [-10, 10, 28, -1, -1, -2.7, 1]) {
            #expect((value - expected).magnitude < 0.05 * expected.magnitude)
        }
    }

    @Test func constraintsAreKept() throws {
        let bench = try Bench(Laboratory.dampedSpring.samples(noise: 0.01), ["x", "vx"])
        let law = try bench.structure([[[x], [vx]]])
        var fitter = bench.fitter()
        var fixed = Constraints()
        fixed.fixed = [0]
        var start = bench.prepared.starts(law, near: nil)[0]
        start.parameters[0] = -5
        let method = LevenbergMarquardt(steps: 20, gain: 1e-9)
        let withFixed = fitter.fit(law, from: [start], under: fixed, method)
        #expect(try #require(withFixed).parameters[0] == -5)
        var tied = Constraints()
        tied.tie(1, to: 0, sign: 1)
        tied.impose(on: &start)
        let withTied = fitter.fit(law, from: [start], under: tied, method)
        #expect(try #require(withTied).parameters[1] == #require(withTied).parameters[0])
    }

    @Test func aCandidateThatBlowsUpIsNoFit() throws {
        let bench = try Bench(Laboratory.dampedSpring.samples(), ["x", "vx"])
        let law = try bench.structure([[[.power(state: 0, exponent: 3)]]])
        var fitter = bench.fitter()
        var start = bench.prepared.starts(law, near: nil)[0]
        start.parameters = [1e6]
        let fit = fitter.fit(law, from: [start], LevenbergMarquardt(steps: 3, gain: 0))
        #expect(fit == nil)
    }
}

struct CriterionTests {
    @Test func aTermThatASecondLawSharesIsCheaper() throws {
        let bench = try Bench(Laboratory.predatorAndPrey.samples(noise: 0.01), ["x", "y"])
        let y = Factor.power(state: 1, exponent: 1)
        let criterion = bench.fitter().criterion
        let shared = criterion.length(try bench.structure([[[x, y]], [[x, y]]]), unknowns: 4)
        let different = criterion.length(
            try bench.structure([[[x, y]], [[.power(state: 0, exponent: 2)]]]), unknowns: 4)
        #expect(shared < different)
        // Each variable's own decay is the same term of different variables.
        let own = criterion.length(try bench.structure([[[x]], [[y]]]), unknowns: 4)
        let mixed = criterion.length(try bench.structure([[[x]], [[]]]), unknowns: 4)
        #expect(own < mixed)
    }

    @Test func exactMisfitsBelowTheResolutionAreEqual() throws {
        let criterion = try Bench(Laboratory.spring.samples(), ["x", "vx"]).fitter().criterion
        #expect(criterion.misfit([1e-16, 1e-16]) - criterion.misfit([1e-20, 1e-20]) < 0.1)
        #expect(criterion.misfit([1e-2, 1e-2]) - criterion.misfit([1e-4, 1e-4]) > 500)
    }
}
