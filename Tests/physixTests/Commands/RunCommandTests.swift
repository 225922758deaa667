import Foundation
import Testing

struct RunCommandTests {
    @Test func anEpisodeIsToldTurnByTurn() throws {
        let run = try CommandRun("run", "--system", "free_fall", "--seed", "5")
        #expect(run.status == 0)
        for needle in [
            "free_fall · seed 5 · 100 samples of y, vy", "Turn 1 of 8", "match ", "simplicity", "┤",
            "Converged after 1 turn",
            "Predicted and observed trajectories agree closely.", "The truth: d2y/dt2 = -g",
            "The best proposal is the same law",
        ] {
            #expect(run.output.contains(needle), "\(needle)")
        }
    }

    @Test func anAnonymousSystemIsFoundFromItsSamplesAlone() throws {
        let run = try CommandRun("run", "--system", "spring_mass", "--seed", "5", "--reveal", "anonymous")
        #expect(run.output.hasPrefix("anonymous · seed 5 · 100 samples of x1, vx1"))
        #expect(run.output.contains("Converged after 1 turn"))
    }

    @Test func jsonIsAHeaderALineForEachTurnAndAClosingLine() throws {
        let run = try CommandRun("run", "--system", "free_fall", "--seed", "5", "--json")
        let lines = try run.lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:] }
        #expect(lines.count == 3)
        #expect((lines[0]["problem"] as? [String: Any])?["system_id"] as? String == "free_fall")
        #expect((lines[0]["truth"] as? [String: Any])?["system_id"] as? String == "free_fall")
        #expect(lines[0]["seed"] as? Int == 5)
        #expect(lines[0]["policy"] as? String == "solver")
        #expect(lines[1]["turn"] as? Int == 1)
        #expect((lines[1]["reward"] as? Double ?? 0) > 0.98)
        #expect((lines[2]["evaluation"] as? [String: Any])?["equivalent"] as? Bool == true)
    }

    @Test(arguments: [
        (["--system", "nothing_known"], "unknown system"), (["--system", "free_fall", "--max-turns", "0"], "0 turns"),
        (["--system", "free_fall", "--policy", "oracle"], "oracle"), ([], "--system"),
    ])
    func whatIsWrongIsSaidWithWhatToDo(arguments: [String], message: String) throws {
        let run = try CommandRun(arguments: ["run"] + arguments)
        #expect(run.status == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
    }
}
