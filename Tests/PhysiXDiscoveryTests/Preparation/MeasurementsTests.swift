import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// What becomes of rows without values, and of values that are left out.
struct MeasurementsTests {
    private static let spring = Laboratory.dampedSpring

    @Test func theLawStartsAtTheFirstRowEvenIfNothingWasMeasuredThere() throws {
        var samples = try Self.spring.samples(noise: 0.002)
        samples.states[0] = .nan
        samples.states[1] = .nan
        let best = try #require(Discovery.run(samples, stateVariables: ["x", "vx"]).candidates.first)
        #expect((best.initialState[0] - Self.spring.start[0]).magnitude < 0.01, "\(best.initialState)")
        #expect((best.initialState[1] - Self.spring.start[1]).magnitude < 0.02, "\(best.initialState)")
    }

    @Test func valuesAreLeftOutAndTheirRowsStay() throws {
        let whole = try Measurements([Self.spring.samples(30)], stateVariables: ["x", "vx"])
        let rest = try #require(whole.without([[0, 5], [0]]))
        #expect(rest.times == whole.times)
        #expect(rest.valueCount == 57)
        #expect(rest.count(of: 0) == 28 && rest.columns[0][5].isNaN && !rest.columns[1][5].isNaN)
    }

    @Test func tooFewValuesAreNotSearched() throws {
        let whole = try Measurements([Self.spring.samples(10)], stateVariables: ["x", "vx"])
        #expect(whole.without([[], [1, 2, 3, 4]]) != nil)
        #expect(whole.without([[], [1, 2, 3, 4, 5]]) == nil)
    }

    @Test func variablesThatLeaveZeroAreTold() throws {
        func leaving(_ experiments: [[Double]]...) throws -> [Int] {
            let trajectories = experiments.map { columns in
                Trajectory(
                    times: columns[0].indices.map(Double.init),
                    states: columns[0].indices.flatMap { row in columns.map { $0[row] } }, stateCount: 2)
            }
            return try Measurements(trajectories, stateVariables: ["x", "y"]).variablesThatLeaveZero
        }
        let (growing, shifted, still) = (
            (0..<8).map(Double.init), (1..<9).map(Double.init), [Double](repeating: 0, count: 8)
        )
        #expect(try leaving([growing, shifted]) == [0])
        #expect(try leaving([shifted, growing]) == [1])
        #expect(try leaving([shifted, shifted]).isEmpty)
        // What stays at 0 may have a law that keeps it there.
        #expect(try leaving([shifted, still]).isEmpty)
        #expect(try leaving([shifted, still], [shifted, growing]) == [1])
        // What passes 0 on its way was there by chance.
        #expect(try leaving([shifted, growing.map { $0 == 5 ? -1 : $0 }]).isEmpty)
        #expect(try leaving([shifted, growing.map { $0 == 5 ? 0 : -$0 }]).isEmpty)
    }
}
