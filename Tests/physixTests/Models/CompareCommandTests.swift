import Foundation
import Testing

/// `physix compare`.
@Suite(.serialized) struct CompareCommandTests {
    @Test func theSolverPlaysAlone() throws {
        let run = try CommandRun(
            "compare", "--model", "solver", "--systems", "free_fall", "spring_mass", "--seeds", "2")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.lines[0].hasPrefix("policy  noise  episodes  solved       95 %  reward"))
        #expect(run.lines[2].hasPrefix("solver   0.01         4   1.000  0.51–1.00"))
        #expect(run.lines.contains { $0.hasPrefix("free_fall") && $0.hasSuffix("2 of 2") })
    }

    @Test(.enabled(if: ModelProxy.isInstalled, "scripts/test installs LiteLLM into .build-test/litellm"))
    func modelsAndTheSolverPlayTheSameEpisodesAndTheRunGoesOnWhereItStopped() throws {
        let proxy = try ModelProxy([
            "right": #"{"equation": "d2y/dt2 = -9.81", "params": {}}"#, "silly": "It falls.",
        ])
        let command = """
            export PROXY_KEY=\(ModelProxy.key)
            compare() { $PHYSIX compare --model right --model silly --model solver --base-url \(proxy.address) \
              --api-key-env PROXY_KEY --systems free_fall --seeds 2 --max-turns 3 --out out "$@"; }
            compare && wc -l < out/results.jsonl && wc -l < out/turns.jsonl && head -1 out/results.jsonl > cut \
              && printf '{"policy":"right","id":"fr' >> cut && cp cut out/results.jsonl && compare && compare --max-turns 4
            echo "status $?"; cat out/turns.jsonl out/report.html
            """
        let run = try CommandRun.shell(command)
        #expect(run.lines[2].hasPrefix("right    0.01         2   1.000"), "\(run.output)\(run.errors)")
        #expect(run.lines[3].hasPrefix("silly    0.01         2   0.000"))
        #expect(run.lines[4].hasPrefix("solver   0.01         2   1.000"))
        #expect(run.lines[5] == "6")
        // One for each of two, three for each of two, one for each of two.
        #expect(run.lines[6] == "10")
        #expect(run.lines[9].hasPrefix("right    0.01         2   1.000"))
        #expect(run.output.contains("\nstatus 64\n"))
        #expect(run.errors.contains("are of other rules: 3 turns"))
        #expect(run.output.contains(#""completion":"It falls.""#))
        #expect(run.output.contains(#""remark":"the answer has no JSON object""#))
        #expect(run.output.contains("<!DOCTYPE html>"))
        #expect(run.output.contains("Policies compared"))
        #expect(!(run.output + run.errors).contains("M4RKER"))
    }

    @Test(.enabled(if: ModelProxy.isInstalled, "scripts/test installs LiteLLM into .build-test/litellm"))
    func aModelThatIsNotServedSpoilsNothingOfTheOthers() throws {
        let proxy = try ModelProxy(["right": #"{"equation": "d2y/dt2 = -9.81"}"#])
        let run = try CommandRun.shell(
            """
            PROXY_KEY=\(ModelProxy.key) $PHYSIX compare --model missing --model right@\(proxy.address) \
              --base-url \(proxy.address) --api-key-env PROXY_KEY --systems free_fall --seeds 3 --calls 1
            """)
        #expect(run.status == 69)
        #expect(run.lines.contains { $0.hasPrefix("right    0.01         3   1.000") }, "\(run.output)")
        #expect(run.errors.contains("error: missing: 1 episode could not be played, and the others were not tried"))
    }

    @Test(arguments: [
        ([], "--model"), (["--model", "solver", "--model", "solver"], "names `solver` twice"),
        (["--model", "solver", "--systems", "nowhere"], "unknown system"),
        (["--model", "solver", "--seeds", "0"], "must be 1 or more"),
        (["--model", "solver", "--max-turns", "0"], "--max-turns must be"),
    ])
    func wrongInputIsRefused(_ arguments: [String], _ complaint: String) throws {
        let run = try CommandRun(arguments: ["compare"] + arguments)
        #expect(run.status == 64)
        #expect(run.errors.contains(complaint), "\(run.errors)")
    }
}
