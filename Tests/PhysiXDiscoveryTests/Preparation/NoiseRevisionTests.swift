import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

struct NoiseRevisionTests {
    /// Noise that was assumed, and a law's residuals in samples with another.
    private func revise(
        count: Int = 150, relative: Double, constant: Double, assuming deviation: Double, unknowns: Int = 3
    ) throws -> NoiseEstimate? {
        var generator = SeededGenerator(seed: 8)
        let times = (0..<count).map { 10 * Double($0) / Double(count) }
        let exact = times.map { 5 * Elementary.sin(2 * $0) }
        let residuals = exact.map { -(relative * $0.magnitude + constant) * generator.gaussian() }
        let samples = Trajectory(times: times, states: zip(exact, residuals).map { $0 - $1 }, stateCount: 1)
        let measurements = try Measurements([samples], stateVariables: ["x"])
        var assumed = NoiseEstimate(measurements)
        assumed.deviations = [deviation]
        assumed.weights = [times.map { _ in 1 }]
        return assumed.revised(by: [residuals], unknownCount: unknowns, measurements)
    }

    @Test func samplesNearZeroAreTheExactOnes() throws {
        let noise = try #require(try revise(relative: 0.02, constant: 0, assuming: 0.07))
        let peak = try #require(noise.weights[0].max())
        let least = try #require(noise.weights[0].min())
        #expect(peak / least > 10)
        #expect((noise.deviations[0] * peak / 0.1 - 1).magnitude < 0.3)
    }

    @Test(arguments: [0.01, 1])
    func constantNoiseGetsItsSize(assumed: Double) throws {
        let noise = try #require(try revise(relative: 0, constant: 0.1, assuming: assumed))
        #expect((noise.deviations[0] / 0.1 - 1).magnitude < 0.2)
        #expect(noise.weights[0].allSatisfy { $0 == 1 })
    }

    @Test func whatWasAssumedStaysWhereItIsAsLikely() throws {
        #expect(try revise(relative: 0, constant: 0.1, assuming: 0.1) == nil)
    }

    @Test func aFewResidualsTellNothing() throws {
        #expect(try revise(count: 30, relative: 0.02, constant: 0, assuming: 1) == nil)
    }

    @Test func whatAFitExplainsOfTheNoiseIsMadeUpFor() throws {
        let few = try #require(try revise(relative: 0, constant: 0.1, assuming: 1, unknowns: 0))
        let many = try #require(try revise(relative: 0, constant: 0.1, assuming: 1, unknowns: 75))
        #expect((many.deviations[0] / few.deviations[0] - 2.0.squareRoot()).magnitude < 1e-9)
    }
}
