import PhysiXBenchmark
import PhysiXFormats
import Testing

struct SummaryTests {
    private static func line(
        _ id: Int, noise: Double = 0, reconstruction: Double = 1, generalisation: Double = 1, seconds: Double = 1,
        field: String = "0.002", equation: String = "dx_0/dt = -x_0"
    ) throws -> TrajectoryResult {
        let text = """
            {"policy": "solver", "id": "\(id)", "noise": \(noise), "subsample": 0.5, "seed": 0, "equation": "\(equation)",
            "r2_reconstruction": \(reconstruction), "r2_generalisation": \(generalisation), "complexity": \(id),
            "seconds": \(seconds), "field_error": \(field), "field_within_1_percent": true}
            """
        return try #require(TrajectoryResult(JSONValue(parsing: text)))
    }

    @Test func aRowCountsWhatIsAboveNineTenths() throws {
        let results = [
            try Self.line(1, reconstruction: 0.95, generalisation: 0.9, seconds: 3),
            try Self.line(2, reconstruction: 0.9001, generalisation: -4, seconds: 1, field: "0.011"),
            try Self.line(3, reconstruction: 0.2, generalisation: 0.99, seconds: 2, field: "null"),
            try Self.line(4, reconstruction: 0, generalisation: 0, seconds: 40, equation: ""),
        ]
        let row = try #require(TrajectorySummary.rows(of: results).first)
        #expect(row.count == 4)
        #expect(row.reconstruction == 0.5)
        #expect(row.generalisation == 0.25)
        #expect(row.trueField == 0.5)
        // Of the three laws that were found.
        #expect(row.complexity == 2)
        #expect([row.seconds.median, row.seconds.percentile95, row.seconds.largest] == [2, 40, 40])
    }

    @Test func settingsHaveRowsOfTheirOwnInOrder() throws {
        let results = [try Self.line(1, noise: 0.05), try Self.line(1, noise: 0), try Self.line(2, noise: 0.05)]
        let rows = TrajectorySummary.rows(of: results)
        #expect(rows.map(\.setting.noise) == [0, 0.05])
        #expect(rows.map(\.count) == [1, 2])
    }

    @Test func aLineReadsBackAsItself() throws {
        for line in [try Self.line(1, noise: 0.05), try Self.line(2, field: "null", equation: "")] {
            var json = JSONWriter()
            json.value(line)
            #expect(TrajectoryResult(try JSONValue(parsing: json.text)) == line)
        }
    }

    @Test func percentilesAreNumbersThatOccurred() {
        let values = (1...100).reversed().map { Double($0) }
        let distribution = Distribution(values)
        #expect([distribution.median, distribution.percentile95, distribution.largest] == [50, 95, 100])
        #expect(Distribution([]).largest == 0)
    }
}
