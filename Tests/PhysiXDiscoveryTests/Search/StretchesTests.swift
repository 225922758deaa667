import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// Samples so far apart that no smooth curve through them shows the law.
struct StretchesTests {
    /// About nine samples an orbit, so that of each spike of z two are seen.
    ///
    /// *Source*: Rössler, Physics Letters A 57, 1976.
    private static let roessler = Experiment(
        equation: "dx/dt = -y - z; dy/dt = x + a*y; dz/dt = b + x*z - c*z",
        parameters: ["a": 0.2, "b": 0.2, "c": 5.7], start: [2.3, 1.1, 0.8], duration: 50,
        stateVariables: ["x", "y", "z"])
    private static let lorenz = Experiment(
        equation: "dx/dt = s*y - s*x; dy/dt = r*x - y - x*z; dz/dt = x*y - b*z",
        parameters: ["s": 10, "r": 28, "b": 8.0 / 3], start: [2.3, 8.1, 12.4], duration: 10,
        stateVariables: ["x", "y", "z"])
    private static let sharpPeaks = Experiment(
        equation: "dx/dt = a*x - b*x*y; dy/dt = c*x*y - d*y", parameters: ["a": 1.84, "b": 1.45, "c": 1.62, "d": 3],
        start: [8.3, 3.4], duration: 10, stateVariables: ["x", "y"])

    @Test(arguments: [roessler, lorenz])
    func aChaoticLawIsFoundFromAFewSamplesAnOrbit(_ law: Experiment) throws {
        let result = try Discovery.run(
            law.samples(76), stateVariables: law.stateVariables, options: DiscoveryOptions(order: .first))
        let best = try #require(result.candidates.first)
        #expect(try law.isFound(by: best), "\(best.system) \(best.parameters)")
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func sharpPeaksAreFollowedThroughNoise(seed: UInt64) throws {
        let law = Self.sharpPeaks
        let result = try Discovery.run(
            law.samples(75, noise: 0.04, seed: seed), stateVariables: law.stateVariables,
            options: DiscoveryOptions(order: .first))
        let best = try #require(result.candidates.first)
        #expect(try law.isFound(by: best), "\(best.system) \(best.parameters)")
    }

    /// A fast orbit of which every second sample is missing, at random: two or three are left of each spike.
    @Test(arguments: [UInt64(1), 2, 3, 4])
    func aFastLawIsFoundWhereHalfOfItsSamplesAreMissing(seed: UInt64) throws {
        var law = Self.lorenz
        law.parameters["r"] = 99.96
        var generator = SeededGenerator(seed: seed)
        let times = (0..<150).map { 10 * Double($0) / 149 }.filter { $0 == 0 || generator.uniform() < 0.5 }
        let result = try Discovery.run(
            law.samples(at: times), stateVariables: law.stateVariables, options: DiscoveryOptions(order: .first))
        let best = try #require(result.candidates.first)
        #expect(try law.isFound(by: best), "\(best.system) \(best.parameters)")
    }

    @Test func samplesThatLieCloseStayTogetherInTwosAndThrees() throws {
        let times = [0, 0.1, 0.2, 0.5, 0.6, 0.7, 0.8, 1.4, 1.7, 1.8, 1.9, 2.0, 2.1]
        let bench = try Bench(Self.sharpPeaks.samples(at: times), ["x", "y"])
        #expect(bench.prepared.closeSamples().map(\.first) == [0, 3, 5, 7, 8, 10])
    }
}
