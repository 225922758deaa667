import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

private let x = Factor.power(state: 0, exponent: 1)
private let y = Factor.power(state: 1, exponent: 1)
private let z = Factor.power(state: 2, exponent: 1)

struct ValleyTests {
    private static let thorough = LevenbergMarquardt(steps: 40, gain: 1e-9)

    /// A motion that forgets its start, fitted from constants near the true ones.
    private func lorenz() throws -> (bench: Bench, fit: Fit) {
        var experiment = Laboratory.lorenz
        experiment.duration = 8
        let bench = try Bench(experiment.samples(200, noise: 0.005), ["x", "y", "z"])
        let law = try bench.structure([[[x], [y]], [[x], [y], [x, z]], [[z], [x, y]]])
        let start = Unknowns(
            parameters: [-10, 10, 28, -1, -1, -2.7, 1], segments: [.init(first: 0, state: experiment.start)])
        var fitter = bench.fitter()
        fitter.becomeExact()
        let found = fitter.fit(law, from: [start], Self.thorough)
        return (bench, try #require(found))
    }

    @Test(arguments: [0, 2, 5])
    func allUnknownsFollowAConstantThatIsMoved(index: Int) throws {
        let (bench, best) = try lorenz()
        var fit = best
        var fitter = bench.fitter()
        fitter.becomeExact()
        let found = fitter.valley(fit)
        let valley = try #require(found)
        let change = valley.standardError(index)
        let moved = valley.moved([(index, 1)], by: change)
        #expect((moved.rise - 1).magnitude < 1e-9)
        #expect((moved.unknowns.parameters[index] - fit.parameters[index] - change).magnitude < 1e-9)

        // Moved alone, the constant loses the samples; with the others it hardly notices.
        func misfit(_ unknowns: Unknowns) -> Double {
            fit.unknowns = unknowns
            return fitter.linearize(fit).map { dot($0.residuals, $0.residuals) } ?? .infinity
        }
        let least = misfit(fit.unknowns)
        var alone = fit.unknowns
        alone.parameters[index] += change
        let lost = misfit(alone)
        let kept = misfit(moved.unknowns)
        #expect(lost > 10 * least)
        #expect(kept < 1.1 * least)
    }

    @Test func whatIsFixedMovesNoMore() throws {
        let (bench, fit) = try lorenz()
        var fitter = bench.fitter()
        let found = fitter.valley(fit)
        let valley = try #require(found)
        let fixed = valley.moved([(0, 1)], by: -10 - fit.parameters[0])
        #expect(fixed.standardError(0) < 1e-6 * valley.standardError(0))
        let tied = fixed.moved([(2, 1), (1, -2)], by: 0.01)
        #expect((tied.unknowns.parameters[0] + 10).magnitude < 1e-9)
        let sum = fixed.unknowns.parameters[2] - 2 * fixed.unknowns.parameters[1]
        #expect((tied.unknowns.parameters[2] - 2 * tied.unknowns.parameters[1] - sum - 0.01).magnitude < 1e-9)
        #expect(valley.standardError(1) > fixed.standardError(1))
    }
}
