import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// Laws of quantities that follow others within a sample or two.
struct RelaxationTests {
    private static let follower = Experiment(
        equation: "dx/dt = y; dy/dt = -x - c*y; dz/dt = a - a*z + b*x*z", parameters: ["a": 20, "b": 5, "c": 0.1],
        start: [1, 0, 1.2], duration: 10, stateVariables: ["x", "y", "z"])

    /// In z' = 20 − 20z + 5xz noise of 2 % is more than z' itself: z' = yz/4 follows the samples as well.
    @Test(arguments: [UInt64(1), 2, 3])
    func itIsFoundThoughItsTermsAreMuchLargerThanTheirSum(seed: UInt64) throws {
        let law = Self.follower
        let result = try Discovery.run(
            law.samples(noise: 0.02, seed: seed), stateVariables: law.stateVariables,
            options: DiscoveryOptions(order: .first))
        let best = try #require(result.candidates.first)
        #expect(try law.isFound(by: best), "\(best.system) \(best.parameters)")
    }
}
