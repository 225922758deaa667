import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

private let x = Factor.power(state: 0, exponent: 1)
private let vx = Factor.power(state: 1, exponent: 1)

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

    /// A motion along which only the sum matters: it is followed by x' = −x + … from anywhere, and by x' = y − … from a
    /// start that lies on a line to many digits.
    @Test func aLawThatRunsAwayFromAllStartsButOneIsDearer() throws {
        let bench = try Bench(ConservationTests.exchange.samples(100, noise: 0.01, seed: 1), ["x", "y"])
        let y = Factor.power(state: 1, exponent: 1)
        var fitter = bench.fitter()
        func fit(_ laws: [[[Factor]]]) throws -> Fit {
            let law = try bench.structure(laws)
            let found = fitter.fit(law, from: bench.prepared.starts(law, near: nil), StructureSearch.careful)
            return try #require(found)
        }
        let steady = try fit([[[x], [y]], [[x], [y]]])
        let runaway = try fit([[[], [y]], [[], [x]]])
        #expect(steady.priceOfStarts == 0)
        #expect(runaway.priceOfStarts > 4)
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
