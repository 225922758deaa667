import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

struct PlausibilityTests {
    private static let x = Factor.power(state: 0, exponent: 1)

    /// Something that fills up from exactly nothing.
    private static let filling = Experiment(
        equation: "dx/dt = a - k*sqrt(x)", parameters: ["a": 0.3, "k": 0.25], start: [0], duration: 20,
        stateVariables: ["x"])

    @Test(arguments: [
        // It would never leave 0.
        ([[x], [.root(state: 0)]], true),
        ([[x], [.power(state: 0, exponent: 2)]], true),
        // It has no value there.
        ([[], [.logarithm(state: 0)]], true),
        ([[], [.root(state: 0)]], false),
        ([[], [x]], false),
    ])
    func aLawByWhichAVariableCannotLeaveZeroCostsMore(law: [[Factor]], isStill: Bool) throws {
        let samples = try Self.samples()
        var raised = samples
        for index in raised.states.indices { raised.states[index] += 1e-9 }
        let (still, free) = (try Bench(samples, ["x"]), try Bench(raised, ["x"]))
        func cost(_ bench: Bench) throws -> Double {
            let structure = try bench.structure([law])
            let parameters = bench.prepared.starts(structure, near: nil)[0].parameters
            return bench.fitter().basis.plausibility.cost(structure, parameters)
        }
        #expect(try (cost(still) > cost(free)) == isStill)
    }

    @Test func aTankThatFillsFromNothingIsFound() throws {
        let result = try Discovery.run(
            Self.samples(), stateVariables: ["x"], options: DiscoveryOptions(order: .first))
        #expect(try Self.filling.isFound(by: #require(result.candidates.first)))
    }

    /// Noise that grows with the value leaves the first one exactly 0.
    private static func samples() throws -> Trajectory {
        var samples = try filling.samples(80)
        var generator = SeededGenerator(seed: 3)
        samples.states = samples.states.map { $0 * (1 + 0.01 * generator.gaussian()) }
        return samples
    }
}
