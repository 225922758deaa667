import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// Laws of quantities that follow others within a sample or two.
struct RelaxationTests {
    private static let follower = Experiment(
        equation: "dx/dt = y; dy/dt = -x - c*y; dz/dt = a - a*z + b*x*z", parameters: ["a": 30, "b": 7.5, "c": 0.1],
        start: [1, 0, 1.2], duration: 10, stateVariables: ["x", "y", "z"])

    /// In z' = 30 − 30z + 7.5xz noise of 5 % is more than z' itself: without relaxations laws such as
    /// z' = 0.01x + 0.26y + 0.13xy are found in these samples.
    @Test(arguments: [UInt64(3), 4, 5])
    func itIsFoundThoughItsTermsAreMuchLargerThanTheirSum(seed: UInt64) throws {
        let law = Self.follower
        let result = try Discovery.run(
            law.samples(noise: 0.05, seed: seed), stateVariables: law.stateVariables,
            options: DiscoveryOptions(order: .first))
        let best = try #require(result.candidates.first)
        #expect(try law.isFound(by: best), "\(best.system) \(best.parameters)")
    }
}
