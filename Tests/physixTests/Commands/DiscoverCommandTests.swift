import Foundation
import Testing

struct DiscoverCommandTests {
    /// x = 3 exp(-t/2) at thirty times, five decimals.
    private static let decay: [(t: Double, x: Double)] = (0..<30).map { index in
        let t = Double(index) / 5
        return (t, (3e5 * exp(-t / 2)).rounded() / 1e5)
    }

    private static func table(_ heading: String = "t,x\n", separator: String = ",", end: String = "\n") -> String {
        heading + decay.map { "\($0.t)\(separator)\($0.x)\(end)" }.joined()
    }

    private static let commas = table("t;x\n", separator: ";").replacing(".", with: ",")
    private static let shuffled = "t,x\n" + decay.reversed().map { "\($0.t),\($0.x)\n" }.joined()
    private static let repeated = table() + "0.0,3.0\n"
    private static let holes = table().replacing("1.0,1.81959", with: "1.0,NaN").replacing("2.0,1.10364", with: "2.0,")
    private static let late = "year,x\n" + decay.map { "\(1900 + $0.t),\($0.x)\n" }.joined()

    @Test(arguments: [
        ("comma", table()), ("tab", table("t\tx\n", separator: "\t")), ("semicolon and decimal comma", commas),
        ("Windows", table("t,x\r\n", end: "\r\n")), ("byte order mark", "\u{FEFF}" + table()),
        ("no heading", table("")),
        ("backwards", shuffled), ("a repeated time", repeated), ("a missing value", holes), ("years", late),
    ])
    func whateverTheFileLooksLikeTheLawIsFound(name: String, text: String) throws {
        let run = try CommandRun(
            "discover", "data.csv", "--order", "1", "--effort", "30", "--json", files: ["data.csv": text])
        #expect(run.status == 0, "\(run.errors)")
        let result = try run.json()
        let parameters = try #require(result["params"] as? [String: Double])
        #expect(parameters.count == 1)
        #expect(abs(abs(parameters.values.first ?? 0) - 0.5) < 1e-3)
        #expect((result["r_squared"] as? [String: Double])?.values.first ?? 0 > 0.99999)
        #expect(result["time_origin"] as? Double == (name == "years" ? 1900 : 0))
    }

    @Test func jsonHasTheContractsKeys() throws {
        let run = try CommandRun("discover", "-", "--order", "1", "--effort", "30", "--json", input: Self.table())
        let result = try run.json()
        for key in [
            "equation", "params", "uncertainty", "r_squared", "complexity", "initial_state", "candidates", "elapsed_s",
            "conserved", "rivals",
        ] {
            #expect(result[key] != nil, "\(key)")
        }
        let candidate = try #require((result["candidates"] as? [[String: Any]])?.first)
        #expect(Set(candidate.keys) == ["equation", "params", "r_squared", "complexity", "probability"])
        #expect(candidate["equation"] as? String == result["equation"] as? String)
    }

    @Test func candidatesAreTheBestLawAndThenTheFront() throws {
        let wobble = Self.decay.enumerated().map { index, point in
            "\(point.t),\(point.x * (1 + 0.03 * sin(7.3 * Double(index * index))))\n"
        }
        let run = try CommandRun("discover", "-", "--effort", "30", "--json", input: "t,x\n" + wobble.joined())
        let result = try run.json()
        let candidates = try #require(result["candidates"] as? [[String: Any]])
        #expect(candidates.first?["equation"] as? String == result["equation"] as? String)
        let front = candidates.dropFirst().map { candidate in
            (
                complexity: candidate["complexity"] as? Int ?? 0,
                rSquared: (candidate["r_squared"] as? [String: Double])?["x"] ?? .nan
            )
        }
        #expect(front.count > 1)
        for (simpler, richer) in zip(front, front.dropFirst()) {
            #expect(simpler.complexity < richer.complexity)
            #expect(simpler.rSquared < richer.rSquared)
        }
    }

    /// x and y turn into each other and x + y stays 1: x' = -0.7 x + 0.3 y, measured with a little noise.
    private static let exchange =
        "t,x,y\n"
        + (0..<50).map { index in
            let t = Double(index) / 10
            let x = 0.3 + 0.7 * exp(-t)
            let noise = [17.1, 23.7].map { 0.004 * sin($0 * Double(index * index)) }
            return "\(t),\(x + noise[0]),\(1 - x + noise[1])\n"
        }
        .joined()

    @Test func whatTheSamplesLeaveOpenIsSaidWithWhatToMeasure() throws {
        let run = try CommandRun("discover", "-", "--order", "1", "--json", input: Self.exchange)
        let result = try run.json()
        let conserved = try #require((result["conserved"] as? [[String: Any]])?.first)
        #expect(conserved["quantity"] as? String == "x + y")
        #expect(abs(((conserved["values"] as? [Double])?[0] ?? .nan) - 1) < 0.005)
        let start = try #require(result["suggested_start"] as? [String: Double])
        #expect(Set(start.keys) == ["x", "y"])
        #expect(abs(start.values.reduce(-1, +)) > 0.1)
        let rivals = try #require(result["rivals"] as? [[String: Any]])
        let keys: Set = [
            "equation", "params", "r_squared", "complexity", "probability", "criterion_difference",
            "measured_difference", "suggested_difference",
        ]
        #expect(!rivals.isEmpty && rivals.allSatisfy { Set($0.keys) == keys })
        #expect(result["bootstrap"] == nil)
        let text = try CommandRun("discover", "-", "--order", "1", input: Self.exchange).output
        #expect(text.contains("note: not identifiable from this experiment: x + y is constant, and "))
        #expect(text.contains("probability  differs here  elsewhere  rival"))
    }

    @Test func aLawThatIsClearHasNoRivals() throws {
        let run = try CommandRun("discover", "-", "--order", "1", "--effort", "30", "--json", input: Self.table())
        let result = try run.json()
        #expect((result["rivals"] as? [Any])?.isEmpty == true)
        #expect((result["conserved"] as? [Any])?.isEmpty == true)
        #expect(result["suggested_start"] == nil)
    }

    @Test func resamplingGivesIntervalsAndFrequencies() throws {
        let arguments = ["discover", "-", "--order", "1", "--bootstrap", "40"]
        let result = try CommandRun(arguments: arguments + ["--json"], input: Self.exchange).json()
        let bootstrap = try #require(result["bootstrap"] as? [String: Any])
        #expect(Set(bootstrap.keys) == ["count", "seed", "intervals", "laws", "terms"])
        #expect(bootstrap["count"] as? Int == 40 && bootstrap["seed"] as? Int == 0)
        let parameters = try #require(result["params"] as? [String: Double])
        let intervals = try #require(bootstrap["intervals"] as? [String: [Double]])
        #expect(Set(intervals.keys) == Set(parameters.keys))
        for (name, interval) in intervals {
            #expect(interval.count == 2 && interval[0] < interval[1])
            #expect(abs((parameters[name] ?? .nan) - (interval[0] + interval[1]) / 2) < 0.05)
        }
        let terms = try #require(bootstrap["terms"] as? [[String: Any]])
        #expect(terms.allSatisfy { Set($0.keys) == ["variable", "term", "frequency"] })
        let other = try CommandRun(arguments: arguments + ["--seed", "7", "--json"], input: Self.exchange).json()
        let otherBootstrap = try #require(other["bootstrap"] as? [String: Any])
        #expect(otherBootstrap["intervals"] as? [String: [Double]] != intervals)
        let text = try CommandRun(arguments: arguments, input: Self.exchange).output
        #expect(text.contains("95 % interval"))
        #expect(text.contains("40 resamplings: this law was the best in "))
    }

    @Test func theTextHasTheEquationItsNumbersAndAPicture() throws {
        let run = try CommandRun(
            "discover", "years.csv", "--order", "1", "--effort", "30", files: ["years.csv": Self.late])
        #expect(run.output.contains("dx/dt = -0."))
        #expect(run.output.contains("parameter"))
        #expect(run.output.contains("┤"))
        #expect(run.output.contains("which is at 1900 in the file"))
    }

    @Test func theReportStandsAlone() throws {
        let script = "\"$PHYSIX\" discover data.csv --effort 30 --report out.html > /dev/null && cat out.html"
        let run = try CommandRun.shell(script, files: ["data.csv": Self.table()])
        #expect(run.output.hasPrefix("<!DOCTYPE html>"))
        #expect(run.output.contains("<math"))
        #expect(run.output.contains("<svg"))
        #expect(run.output.contains("discover data.csv --effort 30 --report out.html"))
    }

    @Test func theReportShowsHowSureItIs() throws {
        let script = "\"$PHYSIX\" discover - --order 1 --bootstrap 20 --report out.html > /dev/null && cat out.html"
        let html = try CommandRun.shell(script, input: Self.exchange).output
        #expect(html.components(separatedBy: "<polygon class=\"band predicted\"").count == 5)
        for text in ["Rivals", "With other noise", "95 % interval", ">probability<", "20 times, seed 0"] {
            #expect(html.contains(text), "\(text)")
        }
    }

    @Test func aReportNeverReplacesTheMeasurements() throws {
        let script =
            "\"$PHYSIX\" discover data.csv --effort 30 --report ./data.csv; echo $? > status; cat data.csv status"
        let run = try CommandRun.shell(script, files: ["data.csv": Self.table()])
        #expect(run.output == Self.table() + "64\n")
        #expect(run.errors.contains("hint: name another file for --report"), "\(run.errors)")
    }

    @Test func aRefusalOfTheSearchNamesTheFileAndTheColumn() throws {
        let run = try CommandRun("discover", "short.csv", files: ["short.csv": "t,x\n0,1\n1,2\n2,4\n"])
        #expect(run.status == 64)
        #expect(run.errors.hasPrefix("error: short.csv: `x` has 3 values"), "\(run.errors)")
    }

    @Test func ctrlCKeepsTheBestSoFar() throws {
        // The first line of progress shows that the search is under way.
        let script = """
            "$PHYSIX" discover data.csv --effort 100000000 --json 2> progress &
            until [ -s progress ] || ! kill -0 $!; do sleep 0.05; done
            kill -INT $!; wait $!
            """
        let run = try CommandRun.shell(script, files: ["data.csv": Self.noisy])
        #expect(run.status == 0)
        #expect(try run.json()["was_stopped"] as? Bool == true, "\(run.output)")
        #expect((try run.json()["equation"] as? String)?.contains("/dt") == true)
    }

    /// Eight unrelated columns, with which no search is soon done.
    private static let noisy: String = {
        var state: UInt64 = 1
        func next() -> String {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return String(Double(state >> 40) / 1e7)
        }
        let names = (1...8).map { "v\($0)" }.joined(separator: ",")
        return "t,\(names)\n"
            + (0..<1000).map { row in "\(row)," + (1...8).map { _ in next() }.joined(separator: ",") + "\n" }.joined()
    }()

    @Test func aColumnThatNeverChangesIsConstant() throws {
        let text = "t,x\n" + (0..<20).map { "\($0),4.5\n" }.joined()
        let run = try CommandRun("discover", "data.csv", "--effort", "30", "--json", files: ["data.csv": text])
        #expect(run.status == 0, "\(run.errors)")
        #expect((try run.json()["notes"] as? [String])?.contains { $0.contains("never changes") } == true)
    }

    @Test func moreColumnsThanASearchCanTakeAreRefusedWithTheOptionThatHelps() throws {
        let names = (1...60).map { "sensor \($0)" }
        let text =
            "time,\(names.joined(separator: ","))\n"
            + (0..<30).map { row in "\(row)," + names.indices.map { "\(row * $0)" }.joined(separator: ",") + "\n" }
            .joined()
        let run = try CommandRun("discover", "wide.csv", files: ["wide.csv": text])
        #expect(run.status == 64)
        #expect(run.errors.hasPrefix("error: wide.csv: there are 60 columns of values"), "\(run.errors)")
        #expect(run.errors.contains("--columns 'time,sensor 1,sensor 2'"), "\(run.errors)")
        let chosen = try CommandRun(
            "discover", "wide.csv", "--columns", "time,sensor 2", "--order", "1", "--effort", "30", "--json",
            files: ["wide.csv": text])
        #expect(chosen.status == 0, "\(chosen.errors)")
    }

    @Test(arguments: [
        ("latex", "\\frac{"), ("mathml", "<math"), ("python", "def right_hand_side(t, state"),
        ("sympy", "import sympy"), ("swift", "func derivatives("),
    ])
    func theLawComesInOtherLanguages(format: String, excerpt: String) throws {
        let run = try CommandRun(
            "discover", "-", "--order", "1", "--effort", "30", "--format", format, input: Self.table())
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains(excerpt), "\(run.output)")
        #expect(run.output.hasSuffix("\n") && !run.output.hasSuffix("\n\n"))
    }

    @Test func manyRowsAreThinnedAndItIsSaid() throws {
        let text = "t,x\n" + (0..<100_000).map { "\(Double($0) / 1e4),\(Double($0) / 1e3)\n" }.joined()
        let run = try CommandRun(
            "discover", "data.csv", "--order", "1", "--effort", "20", "--json", files: ["data.csv": text])
        #expect(run.status == 0, "\(run.errors)")
        #expect((try run.json()["notes"] as? [String])?.contains { $0.contains("were left out") } == true)
    }

    @Test(arguments: [
        ("", "the file is empty"), ("t,x\n", "no"), ("t,x\n0,1\n", "one time only"),
        ("t,x\n0,1\n1,two\n2,3\n", "line 3, column 2"),
        ("t,x\n0,1\n1,2,3\n2,3\n", "line 3"), ("x\n1\n2\n", "one column"),
        ("t,x\n0,1\n1,inf\n2,3\n", "line 3, column 2"),
        ("t,x\n0,1\n,2\n2,3\n", "line 3"), ("t,x\n0,1,000.5\n1,2\n", "line 2"), ("\0\0\0\0", "no text"),
    ])
    func aBadFileIsRefusedWithThePlace(text: String, message: String) throws {
        let run = try CommandRun("discover", "data.csv", files: ["data.csv": text])
        #expect(run.status == 64)
        #expect(run.errors.hasPrefix("error: data.csv: ") || run.errors.hasPrefix("error: "), "\(run.errors)")
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.errors.contains("hint: "), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test(arguments: [
        (["none.csv"], "cannot read `none.csv`"), (["data.csv", "--columns", "t,q"], "there is no column `q`"),
        (["data.csv", "--order", "3"], "--order"), (["data.csv", "--effort", "0"], "--effort must be"),
        (["data.csv", "--bootstrap", "-1"], "--bootstrap"), (["data.csv", "--seed", "x"], "--seed"),
        (["data.csv", "data.csv"], "`data.csv` is named twice"), ([], "file"),
        (["data.csv", "--split-by", "q"], "there is no column `q`"),
        (["data.csv", "--report", "none/a.html"], "cannot write `none/a.html`: No such file"),
        (["data.csv", "--report", "."], "cannot write `.`: Is a directory"),
        (["data.csv", "--report", "data.csv/a.html"], "cannot write `data.csv/a.html`: Not a directory"),
        (["data.csv", "--json", "--format", "latex"], "--json and --format"),
        (["data.csv", "--format", "fortran"], "--format"),
        (["data.csv", "--columns", ""], "--columns names no column"),
        (["data.csv", "--columns", ","], "--columns names no column"),
        (["data.csv", "--columns", "x,x"], "--columns names `x` twice"),
    ])
    func whatIsWrongIsSaidWithWhatToDo(arguments: [String], message: String) throws {
        let run = try CommandRun(arguments: ["discover"] + arguments, files: ["data.csv": Self.table()])
        #expect(run.status == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
        // What is wrong is said before the search, not after it.
        #expect(run.output.isEmpty)
    }
}
