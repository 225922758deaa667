import PhysiXFormats
import PhysiXKernel
import Testing

struct SamplesCSVExperimentsTests {
    private static let rows = "b,0,1\nb,1,2\na,0,10\nb,2,3\na,1,20\nb,3,4\na,2,30\na,3,40\n"

    private func read(_ text: String, columns: [String] = [], splitBy column: String? = nil) throws(CSVError)
        -> [SamplesCSV]
    {
        try SamplesCSV.experiments(parsing: Array(text.utf8), columns: columns, splitBy: column)
    }

    @Test(arguments: ["experiment", "Run", "TRIAL", "run [-]"])
    func aColumnNamedSoTellsExperimentsApart(heading: String) throws {
        let parts = try read("\(heading),t,x\n" + Self.rows)
        #expect(parts.map(\.experiment) == ["b", "a"])
        #expect(parts.map(\.trajectory.times) == [[0, 1, 2, 3], [0, 1, 2, 3]])
        #expect(parts.map { $0.trajectory.column(0) } == [[1, 2, 3, 4], [10, 20, 30, 40]])
        #expect(parts.allSatisfy { $0.variables.map(\.name) == ["x"] })
    }

    @Test func anyColumnDoesOnRequest() throws {
        #expect(try read("specimen,t,x\n" + Self.rows, splitBy: "specimen").count == 2)
        #expect(try read("specimen,t,x\n" + Self.rows, columns: ["t", "x"], splitBy: "1").count == 2)
        #expect(throws: CSVError.self) { try read("specimen,t,x\n" + Self.rows, splitBy: "run") }
    }

    @Test func aVariableThatIsOnlyNamedSoStaysOne() throws {
        let text = "t,run,x\n" + (0..<8).map { "\($0),\($0 * 2),1.5\n" }.joined()
        let parts = try read(text)
        #expect(parts.count == 1)
        #expect(parts[0].experiment == nil)
        #expect(parts[0].variables.map(\.name) == ["run", "x"])
        let labels = "t,run,x\n" + (0..<8).map { "\($0),1,\($0)\n" }.joined()
        #expect(try read(labels, columns: ["t", "run"])[0].variables.map(\.name) == ["run"])
    }

    @Test func refusalsSayWhere() throws {
        do throws(CSVError) {
            _ = try read("run,t,x\n" + Self.rows + ",4,5\n")
            Issue.record("a row without its experiment was read")
        } catch {
            #expect(error.kind == .missingExperiment)
            #expect(error.line == 10)
        }
        do throws(CSVError) {
            _ = try read("run,t,x\n" + Self.rows + "c,4,5\n")
            Issue.record("an experiment of one row was read")
        } catch {
            #expect(error.summary == "line 10: experiment `c` has one time only, 4.0")
        }
    }
}
