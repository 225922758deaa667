import Foundation
import Testing

struct GenerateCommandTests {
    private func lines(_ run: CommandRun) throws -> [[String: Any]] {
        try run.lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:] }
    }

    @Test func aConversationEndsWithAnAnswerThatScoreRewards() throws {
        let run = try CommandRun("generate", "--format", "sft", "--count", "2", "--turns", "2")
        #expect(run.status == 0, "\(run.errors)")
        let lines = try lines(run)
        #expect(lines.count == 6 * 2 * 2)
        let proposals = try lines.map { line in
            let messages = try #require(line["messages"] as? [[String: String]])
            #expect(messages.map { $0["role"] } == ["system", "user", "assistant"])
            let proposal: [String: Any] = [
                "system_id": line["system_id"] ?? "", "seed": line["seed"] ?? 0,
                "completion": messages[2]["content"] ?? "",
            ]
            return String(decoding: try JSONSerialization.data(withJSONObject: proposal), as: UTF8.self)
        }
        let scores = try self.lines(try CommandRun("score", input: proposals.joined(separator: "\n")))
        #expect(scores.count == 24)
        #expect(scores.allSatisfy { ($0["reward"] as? Double ?? 0) > 0.8 })
    }

    @Test func aPromptSaysWhatItsProblemIsDrawnWith() throws {
        let run = try CommandRun(
            "generate", "--format", "trl", "--split", "heldout", "--systems", "spring_mass,free_fall", "--seeds",
            "3..4",
            "--noise", "0.05", "--reveal", "anonymous")
        let lines = try lines(run)
        #expect(lines.map { $0["system_id"] as? String } == ["spring_mass", "free_fall", "spring_mass", "free_fall"])
        #expect(lines.map { ($0["seed"] as? Int ?? 0) - 1_000_000_000_000 } == [3, 3, 4, 4])
        for line in lines {
            #expect((line["prompt"] as? [[String: String]])?.map { $0["role"] } == ["system", "user"])
            #expect(line["noise"] as? Double == 0.05)
            #expect(line["reveal"] as? String == "anonymous")
            #expect(line["split"] as? String == "heldout")
            #expect(line["turn"] as? Int == 1)
            #expect(line["problem"] == nil)
        }
    }

    @Test func systemsOfYourOwnComeWithTheirSamples() throws {
        let file = """
            - id: hardening_spring
              state: [x, vx]
              equation: d2x/dt2 = -k*x**3
              parameters: {k: [1, 3]}
              start: {x: [0.5, 2], vx: 0}
              duration: 10
              hint: A spring of stiffness {k} N/m³ that hardens.
            """
        let run = try CommandRun(
            arguments: [
                "generate", "--format", "trl", "--systems", "hardening_spring", "--count", "1", "--system-file",
                "own.yaml",
            ], files: ["own.yaml": file])
        let text = try #require(try lines(run).first?["problem"] as? String, "\(run.errors)")
        let score = try CommandRun("score", input: #"{"problem": \#(text), "equation": "d2x/dt2 = -x"}"#)
        #expect(score.status == 0)
    }

    @Test(arguments: [
        (["--format", "trl", "--systems", "projectile_drag"], "not in the split `train`"),
        (["--format", "trl", "--systems", "free_fall,free_fall"], "--systems names `free_fall` more than once"),
        (["--format", "trl", "--systems", "fall"], "unknown system `fall`"),
        (["--format", "trl", "--seeds", "9..3"], "--seeds"),
        (["--format", "trl", "--seeds", "1..2", "--count", "3"], "Give either --seeds or --count"),
        (["--format", "trl", "--turns", "0"], "--turns must be 1 to 16"),
        (["--format", "xml"], "--format"),
        (["--format", "sft", "--noise", "-1"], "noise"),
    ])
    func whatIsWrongIsSaid(arguments: [String], message: String) throws {
        let run = try CommandRun(arguments: ["generate"] + arguments)
        #expect(run.status == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
    }
}
