import Foundation
import PhysiXDiscovery
import PhysiXKernel
import Testing

/// Measurements of nature, where no one knows the law but some answers are sensible.
struct MeasuredDataTests {
    /// Pelts in thousands that the Hudson's Bay Company traded, 1900 to 1920, as Odum's Fundamentals of Ecology gives them.
    private static let hares = [
        30, 47.2, 70.2, 77.4, 36.3, 20.6, 18.1, 21.4, 22, 25.4, 27.1, 40.3, 57, 76.6, 52.3, 19.5, 11.2, 7.6, 14.6, 16.2,
        24.7,
    ]
    private static let lynxes = [
        4, 6.1, 9.8, 35.2, 59.4, 41.7, 19, 13, 8.3, 9.1, 7.4, 8, 12.3, 19.5, 45.7, 51.1, 29.7, 15.8, 9.7, 10.1, 8.6,
    ]

    @Test func haresAndLynxesAreLotkaAndVolterras() throws {
        let samples = Trajectory(
            times: Self.hares.indices.map { 1900 + Double($0) },
            states: zip(Self.hares, Self.lynxes).flatMap { [$0, $1] }, stateCount: 2)
        let best = try #require(Discovery.run(samples, stateVariables: ["hare", "lynx"]).candidates.first)
        // scipy's least_squares gives these constants on the same figures, with R² of 0.958 and 0.962.
        let law = Experiment(
            equation: "dhare/dt = a*hare - b*hare*lynx; dlynx/dt = -c*lynx + d*hare*lynx",
            parameters: ["a": 0.48, "b": 0.025, "c": 0.93, "d": 0.028], start: [35, 4], duration: 20,
            stateVariables: ["hare", "lynx"])
        #expect(try law.isFound(by: best), "\(best.system)")
        #expect(best.rSquared.allSatisfy { $0 > 0.95 })
    }

    private static let drops = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data/ball-drops")

    /// Heights of balls dropped from a bridge; de Silva et al., Frontiers in Artificial Intelligence 3, 2020.
    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: drops.path), "the ball drops are not at ../shared/data"),
        arguments: balls)
    func ballsFallUnderGravity(_ ball: String) throws {
        let samples = try Self.fall(of: ball)
        let best = try #require(Discovery.run(samples, stateVariables: ["y"]).candidates.first)
        #expect(best.system.equations[0].order == 2, "\(best.system) \(best.parameters) \(best.criterion)")
        #expect(best.rSquared[0] > 0.999)
        #expect(best.segmentCount == 1)
        let height = best.initialState[0]
        func acceleration(_ velocity: Double) -> Double {
            best.system.rightHandSide(of: 0).value(state: [height, velocity], parameters: best.parameters.values)
        }
        #expect((-12.0 ... -6.0).contains(acceleration(0)), "\(best.system) \(best.parameters)")
        // They fall at up to 30 m/s; the air, where it can be told from nothing, holds them back.
        for velocity in stride(from: -5.0, through: -25, by: -5) {
            #expect(acceleration(velocity) >= acceleration(0), "\(best.system) \(best.parameters)")
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: drops.path), "the ball drops are not at ../shared/data"))
    func theRestOfAFallIsPredictedFromItsBeginning() throws {
        let errors = try Self.balls.map { ball -> Double in
            let fall = try Self.fall(of: ball)
            let seen = Int(0.65 * Double(fall.times.count))
            let beginning = Trajectory(
                times: Array(fall.times[..<seen]), states: Array(fall.states[..<seen]), stateCount: 1)
            let best = try #require(Discovery.run(beginning, stateVariables: ["y"]).candidates.first)
            var integrator = Integrator()
            let solution = integrator.solve(
                Program(best.system), parameters: best.parameters.values, from: best.initialState, at: fall.times)
            let misses = (seen..<fall.times.count).map { (solution[$0, 0] - fall[$0, 0]).magnitude }.sorted()
            return misses[misses.count / 2]
        }
        // In metres; a constant acceleration misses by 0.8.
        #expect(errors.sorted()[errors.count / 2] < 0.6, "\(errors)")
    }

    private static let balls = ["baseball-1", "blue-basketball-1", "golf-ball-1", "tennis-ball-1", "whiffle-ball-1-1"]

    private static func fall(of ball: String) throws -> Trajectory {
        let text = try String(contentsOf: drops.appending(path: ball + ".csv"), encoding: .utf8)
        let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",").compactMap { Double($0) } }
        return Trajectory(times: rows.map { $0[0] }, states: rows.map { $0[1] }, stateCount: 1)
    }
}
