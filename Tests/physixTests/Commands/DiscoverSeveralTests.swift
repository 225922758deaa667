import Foundation
import Testing

/// `physix discover` with several experiments.
struct DiscoverSeveralTests {
    /// Two substances that turn into each other: x' = -0.7 x + 0.3 y, y' = -x', whose sum stays what it is.
    private static func exchange(x: Double, y: Double, rows: Int = 40) -> [(t: Double, x: Double, y: Double)] {
        (0..<rows).map { index in
            let t = Double(index) / 8
            let final = 0.3 * (x + y)
            let value = final + (x - final) * exp(-t)
            return (t, value, x + y - value)
        }
    }

    private static func table(_ rows: [(t: Double, x: Double, y: Double)], heading: String = "t,x,y\n") -> String {
        heading + rows.map { "\($0.t),\($0.x),\($0.y)\n" }.joined()
    }

    private static let first = exchange(x: 1, y: 0)
    private static let second = exchange(x: 0.5, y: 2.5, rows: 30)
    private static let files = [
        "a.csv": table(first), "b.csv": "time,y,x\n" + second.map { "\($0.t + 5),\($0.y),\($0.x)\n" }.joined(),
        "runs.csv": "run,t,x,y\n" + first.map { "one,\($0.t),\($0.x),\($0.y)\n" }.joined()
            + second.map { "two,\($0.t),\($0.x),\($0.y)\n" }.joined(),
    ]

    @Test func oneLawComesFromSeveralFiles() throws {
        let run = try CommandRun("discover", "a.csv", "b.csv", "--order", "1", "--json", files: Self.files)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.lines.count == 1)
        let result = try run.json()
        let parameters = try #require(result["params"] as? [String: Double])
        #expect(Set(parameters.values) == [0.7, 0.3], "\(run.output)")
        let experiments = try #require(result["experiments"] as? [[String: Any]])
        #expect(experiments.map { $0["file"] as? String } == ["a.csv", "b.csv"])
        #expect(experiments.map { $0["samples"] as? Int } == [40, 30])
        let start = try #require(experiments[1]["initial_state"] as? [String: Double])
        #expect(abs((start["x"] ?? .nan) - 0.5) < 1e-3)
        #expect(result["samples"] as? Int == 70)
    }

    @Test(arguments: [[], ["--split-by", "run"], ["--split-by", "1"]])
    func oneLawComesFromTheRunsInOneFile(options: [String]) throws {
        let run = try CommandRun(
            arguments: ["discover", "runs.csv", "--order", "1", "--json"] + options, files: Self.files)
        #expect(run.status == 0, "\(run.errors)")
        let result = try run.json()
        #expect(Set(try #require(result["params"] as? [String: Double]).values) == [0.7, 0.3], "\(run.output)")
        let experiments = try #require(result["experiments"] as? [[String: Any]])
        #expect(experiments.map { $0["experiment"] as? String } == ["one", "two"])
    }

    @Test func theTextSaysWhereEachStartsAndShowsEach() throws {
        let run = try CommandRun("discover", "a.csv", "b.csv", "--order", "1", "--effort", "60", files: Self.files)
        #expect(run.output.contains("70 samples of x, y in 2 experiments"))
        #expect(run.output.contains(" in a.csv\n"))
        #expect(run.output.contains("y in b.csv"))
    }

    @Test func theReportHasAChartForEach() throws {
        let script = "\"$PHYSIX\" discover a.csv b.csv --effort 60 --report out.html > /dev/null && cat out.html"
        let run = try CommandRun.shell(script, files: Self.files)
        #expect(run.output.contains("<title>a.csv and 1 more"))
        for place in ["a.csv", "b.csv"] {
            for variable in ["x", "y"] { #expect(run.output.contains("\(variable) over time in \(place)")) }
            #expect(run.output.contains("in \(place)"))
        }
        #expect(run.output.components(separatedBy: "R² of ").count == 3)
    }

    @Test func aFileThatLacksAColumnIsNamed() throws {
        let files = Self.files.merging(["c.csv": "t,x\n" + Self.first.map { "\($0.t),\($0.x)\n" }.joined()]) { $1 }
        for order in [["a.csv", "c.csv"], ["c.csv", "a.csv"]] {
            let run = try CommandRun(arguments: ["discover"] + order, files: files)
            #expect(run.status == 64)
            #expect(run.errors.hasPrefix("error: c.csv: there is no column `y`, which a.csv has"), "\(run.errors)")
            #expect(run.errors.contains("--columns 't,x'"), "\(run.errors)")
        }
    }

    @Test func anErrorNamesTheExperiment() throws {
        let short = "t,x,y\n0,1,1\n1,2,1\n2,4,1\n"
        let run = try CommandRun(
            "discover", "a.csv", "short.csv", files: Self.files.merging(["short.csv": short]) { $1 })
        #expect(run.status == 64)
        #expect(run.errors.hasPrefix("error: short.csv: `x` has 3 values"), "\(run.errors)")
        let bad = try CommandRun(
            "discover", "a.csv", "bad.csv", files: Self.files.merging(["bad.csv": "t,x,y\n0,1,p\n"]) { $1 })
        #expect(bad.status == 64)
        #expect(bad.errors.hasPrefix("error: bad.csv: line 2, column 3"), "\(bad.errors)")
    }
}
