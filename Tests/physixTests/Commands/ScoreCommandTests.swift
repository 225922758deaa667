import Foundation
import Testing

struct ScoreCommandTests {
    private func answers(_ run: CommandRun) throws -> [[String: Any]] {
        try run.lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:] }
    }

    @Test func aGoodLineHasItsRewardAndABadOneItsReason() throws {
        let lines = """
            {"id": 1, "system_id": "free_fall", "seed": 3, "equation": "d2y/dt2 = -9.81"}

            {"id": "two", "system_id": "free_fall", "seed": 3, "equation": "d2y/dt2 = -9.81 + q"}
            {"id": [3], "system_id": "free_fall", "seed": 3, "equation": "d2y/dt2 = 1/(y-y)"}
            {"id": 4, "system_id": "no_fall", "seed": 3, "equation": "d2y/dt2 = -9.81"}
            not JSON
            {"id": 6, "problem": {"trajectory": [{"t": 0, "y": 1}, {"t": 1, "y": 2}, {"t": 2, "y": 4}]}, \
            "completion": "<think>{}</think> {\\"equation\\": \\"dy/dt = r*y\\", \\"params\\": {\\"r\\": 0.693147}}"}
            """
        let run = try CommandRun("score", "--jobs", "2", input: lines)
        let found = try answers(run)
        #expect(run.status == 1)
        #expect(found.count == 6)
        #expect(
            found.map { ($0["error"] as? [String: Any])?["kind"] as? String } == [
                nil, "parse", "simulation", "input", "input", nil,
            ])
        #expect(found[0]["id"] as? Int == 1)
        #expect(found[1]["id"] as? String == "two")
        #expect((found[1]["error"] as? [String: Any])?["range"] as? [Int] == [18, 19])
        #expect(found[3]["reward"] is NSNull)

        // Free fall without noise in the law has one operator: 0.5 m + 0.2 m + 0.2 · 0.95 + 0.1.
        let breakdown = try #require(found[0]["reward_breakdown"] as? [String: Double])
        let match = try #require(breakdown["match"])
        #expect(match > 0.999 && match < 1)
        #expect(abs((found[0]["reward"] as? Double ?? 0) - (0.7 * match + 0.29)) < 1e-12)
        #expect(((found[5]["r_squared"] as? [String: Double])?["y"] ?? 0) > 0.999999)
    }

    @Test func answersKeepTheOrderOfAnyNumberOfLines() throws {
        let text = (0..<5000).map { index in
            #"{"id": \#(index), "system_id": "spring_mass", "seed": \#(index % 7), "samples": 20, "equation": "d2x/dt2 = -\#(index % 13)*x"}"#
        }
        let run = try CommandRun("score", "--jobs", "4", input: text.joined(separator: "\n"))
        #expect(run.status == 0)
        #expect(try answers(run).map { $0["id"] as? Int } == Array(0..<5000))
        let alone = try CommandRun("score", "--jobs", "1", input: text.joined(separator: "\r\n"))
        #expect(alone.output == run.output)
    }

    @Test func nothingInNothingOut() throws {
        let run = try CommandRun("score", input: "")
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
    }

    @Test func aClosedPipeEndsItQuietly() throws {
        let line = #"{"system_id": "free_fall", "seed": 3, "samples": 9, "equation": "d2y/dt2 = -9.81"}"# + "\n"
        let run = try CommandRun.shell(
            "\"$PHYSIX\" score | head -n 1 | wc -l; echo ${PIPESTATUS[0]}", input: String(repeating: line, count: 3000))
        #expect(run.lines.map { $0.filter { $0 != " " } } == ["1", "0"])
        #expect(run.errors.isEmpty)
    }

    @Test(arguments: [
        "--input lines --output lines", "--input lines --output ./lines", "--input lines --output link",
        "--output lines < lines", "--input lines >> lines", "--input none --system-file lines --output lines",
    ])
    func theInputIsNeverOverwritten(arguments: String) throws {
        let line = #"{"system_id": "free_fall", "seed": 3, "samples": 9, "equation": "d2y/dt2 = -9.81"}"#
        let script = "ln -s lines link; \"$PHYSIX\" score \(arguments); echo $? > status; cat lines status"
        let run = try CommandRun.shell(script, files: ["lines": line + "\n"])
        #expect(run.lines == [line, "64"])
        #expect(run.errors.contains("is read, so it cannot be written too"), "\(run.errors)")
        #expect(run.errors.contains("hint: name another file for --output"), "\(run.errors)")
    }

    @Test func aDeviceMayBeBothInputAndOutput() throws {
        #expect(try CommandRun("score", "--input", "/dev/null", "--output", "/dev/null").status == 0)
    }

    @Test(arguments: [
        (["--input", "none.jsonl"], "cannot read `none.jsonl`"),
        (["--output", "none/at/all"], "cannot write `none/at/all`"),
        (["--jobs", "0"], "--jobs must be 1 to 256"),
    ])
    func whatIsWrongIsSaidWithWhatToDo(arguments: [String], message: String) throws {
        let run = try CommandRun(arguments: ["score"] + arguments)
        #expect(run.status == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
    }
}
