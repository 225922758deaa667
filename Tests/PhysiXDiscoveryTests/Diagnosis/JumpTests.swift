import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// Where measurements are suddenly somewhere else, and where it is the motion that bends.
struct JumpTests {
    private static func jumps(_ columns: [Double]...) throws -> [Jump] {
        Jump.all(
            in: try Measurements(
                columns.map { Trajectory(times: $0.indices.map { Double($0) / 2 }, states: $0, stateCount: 1) },
                stateVariables: ["x"]))
    }

    private static func swing(noise: Double = 0.01, _ shift: (Int) -> Double = { _ in 0 }) -> [Double] {
        var generator = SeededGenerator(seed: 2)
        return (0..<80).map { Elementary.cos(Double($0) / 6) + noise * generator.gaussian() + shift($0) }
    }

    @Test(arguments: [0.8, -2]) func aShiftOfTheInstrumentIsAJump(_ shift: Double) throws {
        let jump = try #require(Self.jumps(Self.swing { $0 < 33 ? 0 : shift }).first)
        #expect(jump.times == 16...16.5)
        #expect((jump.rise - shift).magnitude < 0.1, "\(jump.rise)")
        #expect(jump.experiment == 0 && jump.variable == 0)
    }

    @Test func theExperimentIsNamedAndItsStartIsNoJump() throws {
        let jumps = try Self.jumps(Self.swing(), Self.swing { $0 < 40 ? 5 : 6 })
        #expect(jumps.map(\.experiment) == [1])
    }

    @Test func aSmoothCurveHasNone() throws {
        #expect(try Self.jumps(Self.swing(), Self.swing(noise: 0), Self.swing(noise: 0.5)).isEmpty)
    }

    @Test func whatBendsSharplyAgainAndAgainIsTheMotion() throws {
        #expect(try Self.jumps(Self.swing { ($0 / 16).isMultiple(of: 2) ? 0 : 3 }).isEmpty)
    }
}
