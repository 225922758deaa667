import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// Which values are suspected before any law is known.
struct StrayValuesTests {
    private static let curve = (0..<60).map { 3 + Elementary.sin(Double($0) / 5) }

    private static func measurements(_ columns: [Double]...) throws -> Measurements {
        try Measurements(
            columns.map { Trajectory(times: $0.indices.map(Double.init), states: $0, stateCount: 1) },
            stateVariables: ["x"])
    }

    private static func curve(with values: [Int: Double]) -> [Double] {
        curve.enumerated().map { values[$0.offset] ?? $0.element }
    }

    @Test(arguments: [-999, 9999, -99.9]) func whatStandsForNothingIsACode(_ code: Double) throws {
        let column = Self.curve(with: [0: code, 20: code, 21: code, 22: code, 59: code])
        #expect(try StrayValues.codes(Self.measurements(column)) == [[0, 20, 21, 22, 59]])
    }

    @Test(arguments: [[20: -999.0], [20: -998, 30: -998], [20: 4, 30: 4], [20: 99, 30: 999]])
    func whatMayBeAValueIsNoCode(_ values: [Int: Double]) throws {
        #expect(try StrayValues.codes(Self.measurements(Self.curve(with: values))) == [[]])
    }

    @Test func aValueFarFromAllOthersIsRemote() throws {
        #expect(try StrayValues.remote(Self.measurements(Self.curve(with: [7: 50, 40: -1e6]))) == [[7, 40]])
        #expect(try StrayValues.remote(Self.measurements(Self.curve(with: [7: 5]))) == [[]])
    }

    @Test func theSameNumberTwiceIsStillRemote() throws {
        #expect(try StrayValues.remote(Self.measurements(Self.curve(with: [30: 50, 31: 50]))) == [[30, 31]])
        #expect(try StrayValues.remote(Self.measurements(Self.curve(with: [30: 50, 31: 52]))) == [[]])
    }

    @Test func aSpikeWithFlanksIsNotRemote() throws {
        #expect(try StrayValues.remote(Self.measurements(Self.curve(with: [30: 6, 31: 60, 32: 5]))) == [[]])
    }

    @Test func whatGrowsIsNotRemote() throws {
        let growth = (0..<60).map { Elementary.exp(Double($0) / 2) }
        #expect(try StrayValues.remote(Self.measurements(growth)) == [[]])
    }

    @Test func anotherExperimentIsNoNeighbour() throws {
        // The last two of one and the first two of the next have but two neighbours of their own.
        let first = Self.curve(with: [59: 40])
        let second = Self.curve(with: [0: 40, 1: 40, 10: 40])
        #expect(try StrayValues.remote(Self.measurements(first, second)) == [[70]])
        let departures = StrayValues.departures([1, 2, 3, 103, 102, 101], [0..<3, 3..<6])
        #expect(departures == [-1.5, 0, 1.5, 1.5, 0, -1.5])
    }
}
