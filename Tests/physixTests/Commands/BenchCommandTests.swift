import Foundation
import Testing

struct BenchCommandTests {
    private static let systems = """
        [{"id": "decay", "equations": ["-0.5*x_0"], "initial_conditions": [[2], [8]], "split": "development"},
         {"id": "spring", "equations": ["x_1", "-2*x_0"], "initial_conditions": [[1, 0], [2, 1]], "split": "held-out"}]
        """

    @Test func theTableHasARowForEachSetting() throws {
        let run = try CommandRun(
            "bench", "own.json", "--noise", "0", "0.01", "--seeds", "3", "--jobs", "2", "--policy", "truth",
            files: ["own.json": Self.systems])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.lines.count == 4)
        #expect(run.lines[2].hasPrefix("truth       0        0      6  1.000  1.000  1.000"))
        #expect(run.lines[3].hasPrefix("truth    0.01        0      6  1.000  1.000  1.000"))
    }

    @Test func oneSideOfADivisionIsLeft() throws {
        let run = try CommandRun(
            "bench", "own.json", "--split", "held-out", "--policy", "truth", files: ["own.json": Self.systems])
        #expect(run.lines.last?.hasPrefix("truth       0        0      1  1.000") == true)
    }

    @Test func aRunGoesOnWhereTheLastOneStopped() throws {
        // The stored result is a false one, so that it shows whether the case was done again; the line behind it is half of one.
        let stored = """
            {"policy":"solver","id":"decay","noise":0.0,"subsample":0.0,"seed":0,"equation":"dx_0/dt = 1",\
            "r2_reconstruction":0.5,"r2_generalisation":0.25,"complexity":0,"seconds":7.0,"field_error":1.0,\
            "field_within_1_percent":false}
            {"policy":"solver","id":"spr
            """
        let run = try CommandRun.shell(
            """
            mkdir out && cp stored out/results.jsonl && $PHYSIX bench own.json --out out && wc -l < out/results.jsonl \
            && tail -1 out/results.jsonl && grep -c '<svg' out/report.html
            """, files: ["own.json": Self.systems, "stored": stored])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.lines[2].hasPrefix("solver      0        0      2  0.500  0.500  0.500"))
        #expect(run.lines.contains("  solver, noise 0, missing 0: decay"))
        #expect(run.output.contains("\n2\n"))
        #expect(run.output.contains(#""id":"spring""#))
    }

    @Test func answersOfOthersStandBesideOurs() throws {
        let answers = """
            {"policy":"other","id":"spring","noise":0,"subsample":0,"seed":0,"equation":"dx_0/dt = x_1\\ndx_1/dt = -2*x_0"}
            {"policy":"other","id":"decay","noise":0,"subsample":0,"seed":0,"equation":"nonsense","seconds":2}
            {"policy":"other","id":"decay","noise":0.5,"subsample":0,"seed":0,"equation":"another case"}
            """
        let run = try CommandRun(
            "bench", "own.json", "--answers", "answers.jsonl", "--policy", "truth",
            files: ["own.json": Self.systems, "answers.jsonl": answers])
        #expect(run.lines[2].hasPrefix("truth       0        0      2  1.000  1.000"))
        #expect(run.lines[3].hasPrefix("other       0        0      2  0.500  0.500  0.500"))
    }

    @Test func casesHoldSamplesAndNothingOfTheTruth() throws {
        let run = try CommandRun(
            "bench", "own.json", "--only", "spring", "--subsample", "0.5", "--dump-cases", "/dev/stdout",
            files: ["own.json": Self.systems])
        let json = try run.json()
        #expect((json["times"] as? [Double])?.count == 75)
        #expect((json["states"] as? [[Double]])?.first?.count == 2)
        #expect(Set(json.keys) == ["id", "noise", "subsample", "seed", "driven", "times", "states"])
    }

    @Test func theCatalogHasRowsForTiersAndSystems() throws {
        let run = try CommandRun("bench", "catalog", "--only", "free_fall", "--seeds", "2")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.lines[2].contains("tier 1"))
        #expect(run.lines[3].contains("free_fall         2      1.000  1.000"))
    }

    @Test(arguments: [
        (["nowhere"], "cannot read `Benchmarks/systems/nowhere.json`"),
        (["own.json", "--only", "x"], "has no system x"),
        (["own.json", "--subsample", "1"], "--subsample must be from 0, below 1"),
        (["catalog", "--effort", "3"], "do not go with catalog"),
    ])
    func wrongInputIsRefused(arguments: [String], complaint: String) throws {
        let run = try CommandRun(arguments: ["bench"] + arguments, files: ["own.json": Self.systems])
        #expect(run.status == 64)
        #expect(run.errors.contains(complaint), "\(run.errors)")
    }
}
