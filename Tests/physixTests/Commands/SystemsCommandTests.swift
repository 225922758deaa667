import Foundation
import Testing

struct SystemsCommandTests {
    @Test func theTableNamesEverySystemWithItsLaw() throws {
        let run = try CommandRun("systems")
        #expect(run.status == 0)
        #expect(run.lines[0].hasPrefix("system"))
        #expect(run.output.contains("d2x/dt2 = -(k/m)*x - (b/m)*vx"))
        #expect(run.lines.count == 22)
    }

    @Test func jsonHasTheContractsKeys() throws {
        let run = try CommandRun("systems", "--json")
        let systems = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        let fall = try #require(systems.first { $0["system_id"] as? String == "free_fall" })
        #expect(fall["state_variables"] as? [String] == ["y", "vy"])
        #expect((fall["parameters"] as? [String: Any])?["g"] as? Double == 9.81)
        #expect((fall["decoys"] as? [String: Any])?["mass"] as? [Double] == [0.5, 5])
    }

    private let spring = """
        - id: hardening_spring
          state: [x, vx]
          equation: d2x/dt2 = -k*x**3
          parameters: {k: [1, 3]}
          start: {x: [0.5, 2], vx: 0}
          duration: 10
          hint: A spring of stiffness {k} N/m³ that hardens.
        """

    @Test func aFileOfOnesOwnAddsSystems() throws {
        let files = ["own.yaml": spring]
        let run = try CommandRun("systems", "--system-file", "own.yaml", files: files)
        #expect(run.output.contains("hardening_spring"))
        let samples = try CommandRun(
            "simulate", "--system", "hardening_spring", "--system-file", "own.yaml", "--samples", "3", files: files)
        #expect(samples.lines.count == 4)
    }

    @Test(arguments: [
        ("hint: A", "hunt: A", "own.yaml:7:3: unknown field `hunt`"),
        ("duration: 10", "duration: ten", "own.yaml:6:13: `duration` must be a number"),
        ("[1, 3]", "[1, 3, 5]", "own.yaml:4:19: expected a number or a range"),
        ("state: [x, vx]", "state: x", "own.yaml:2:10: `state` must be a list of names"),
        ("id: hardening_spring\n", "id: a\n  id: b\n", "own.yaml"),
        ("{k: [1, 3]}", "{k: [1, 3]", "own.yaml:5"),
        ("{k} N", "{q} N", "its hint mentions `{q}`, which nothing defines"),
        ("x**3", "q**3", "unknown name `q`"),
        ("x: [0.5, 2], ", "", "`x` have no initial value"),
    ])
    func aFlawInAFileIsNamedWithItsPlace(right: String, wrong: String, message: String) throws {
        let text = spring.replacing(right, with: wrong)
        let run = try CommandRun("systems", "--system-file", "own.yaml", files: ["own.yaml": text])
        #expect(run.status == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.output.isEmpty)
    }
}
