import PhysiXDiscovery
import PhysiXKernel
import Testing

/// The same law in other units.
struct ScaleTests {
    private static let scales = [1e-12, 1e-6, 1e6, 1e12]

    private static func samples(_ law: Experiment, _ columns: [Int], values: Double = 1, times: Double = 1) throws
        -> Trajectory
    {
        var samples = try law.samples(noise: 0.01, seed: 4).columns(columns)
        samples.times = samples.times.map { $0 * times }
        samples.states = samples.states.map { $0 * values }
        return samples
    }

    private static func terms(_ samples: Trajectory, _ names: [String]) throws -> (text: String, values: [Double]) {
        let best = try #require(Discovery.run(samples, stateVariables: names).candidates.first)
        return (best.system.description, best.parameters.values)
    }

    @Test(arguments: scales) func theUnitOfValuesScalesConstants(_ scale: Double) throws {
        let law = Laboratory.predatorAndPrey
        let same = try Self.terms(Self.samples(law, [0, 1]), law.stateVariables)
        let found = try Self.terms(Self.samples(law, [0, 1], values: scale), law.stateVariables)
        #expect(Self.shape(found.text) == Self.shape(same.text))
        #expect((found.values[1] * scale / same.values[1] - 1).magnitude < 0.02, "\(found) \(same)")
    }

    @Test(arguments: scales) func theUnitOfTimeScalesConstants(_ scale: Double) throws {
        let law = Laboratory.dampedSpring
        let same = try Self.terms(Self.samples(law, [0]), ["x"])
        let found = try Self.terms(Self.samples(law, [0], times: scale), ["x"])
        #expect(Self.shape(found.text) == Self.shape(same.text))
        #expect((found.values[0] * scale * scale / same.values[0] - 1).magnitude < 0.02, "\(found) \(same)")
    }

    /// The equations without the numbers of constants: two that coincide in one unit need not in another.
    private static func shape(_ text: String) -> String { text.replacing(/c[0-9]+/, with: "c") }
}
