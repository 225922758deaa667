import Foundation
import Testing

/// `physix run` and `physix discover` with a model that answers over HTTP.
@Suite(.serialized, .enabled(if: ModelProxy.isInstalled, "scripts/test installs LiteLLM into .build-test/litellm"))
struct RunModelTests {
    private static let answers = [
        "right": #"{"equation": "d2y/dt2 = -g", "params": {"g": 9.81}, "rationale": "free fall"}"#,
        "guess": #"<think>hm</think> ```json {"equation": "d2y/dt2 = -g", "params": {"g": 2}} ```"#,
        "silly": "It falls.",
    ]
    private let proxy: ModelProxy

    init() throws { proxy = try ModelProxy(Self.answers) }

    /// Runs a command with the key in a variable of the environment.
    private func run(_ command: String, files: [String: String] = [:]) throws -> CommandRun {
        try CommandRun.shell("export PROXY_KEY=\(ModelProxy.key); \(command)", files: files)
    }

    private var asking: String { "--policy llm --base-url \(proxy.address) --api-key-env PROXY_KEY" }

    @Test func anEpisodeEndsSolvedInOneTurn() throws {
        let run = try run("$PHYSIX run --system free_fall --seed 5 \(asking) --model right")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("Converged after 1 turn"))
        #expect(run.output.contains(" answered in "))
        #expect(!(run.output + run.errors).contains("M4RKER"))
    }

    @Test func aProposalIsFittedWhereThatIsAskedForAndTheRecordSaysSo() throws {
        let plain = try run("$PHYSIX run --system free_fall --seed 5 \(asking) --model guess --max-turns 2")
        #expect(plain.output.contains("Not converged after 2 turns"))
        let fitted = try run("$PHYSIX run --system free_fall --seed 5 \(asking) --model guess --fit --propose 2 --json")
        #expect(fitted.lines.count == 3, "\(fitted.errors)")
        #expect(fitted.lines[0].contains(#""policy":"guess (fit, best of 2)""#))
        #expect(fitted.lines[1].contains(#""g":9.8"#))
    }

    @Test func anEpisodeIsKeptWithTheModelsWords() throws {
        let run = try run(
            """
            $PHYSIX run --system free_fall --seed 5 \(asking) --model silly --max-turns 2 --database e.sqlite \
            && $PHYSIX episodes list --database e.sqlite --json && cat e.sqlite*
            """)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains(#""policy":"silly""#))
        #expect(run.output.contains("It falls."))
        #expect(!run.output.contains("M4RKER"))
    }

    @Test func measurementsAreExplained() throws {
        let rows = (0..<40).map { index in
            let time = Double(index) / 20
            return "\(time),\(50 - 4.905 * time * time)"
        }
        let files = ["fall.csv": "t,y\n" + rows.joined(separator: "\n") + "\n"]
        let text = try run("$PHYSIX discover fall.csv \(asking) --model right", files: files)
        #expect(text.status == 0, "\(text.errors)")
        #expect(text.output.contains("Turn 1 agrees with the samples: R² y 1.0"))
        #expect(text.output.contains("d2y/dt2 = -9.81"))
        let json = try run("$PHYSIX discover fall.csv \(asking) --model right --json", files: files).json()
        #expect(json["equation"] as? String == "d2y/dt2 = -g")
        #expect((json["params"] as? [String: Any])?["g"] as? Double == 9.81)
        #expect(
            Set(json.keys).isSuperset(of: [
                "equation", "params", "uncertainty", "r_squared", "complexity", "initial_state", "candidates",
                "elapsed_s",
            ]))
        let latex = try run("$PHYSIX discover fall.csv \(asking) --model right --format latex", files: files)
        #expect(latex.output.contains("9.81"))
    }

    @Test func whoeverIsNotLetInIsToldWhatTheAPISays() throws {
        let run = try CommandRun.shell(
            "PROXY_KEY=sk-M4RKERwrong $PHYSIX run --system free_fall \(asking) --model right")
        #expect(run.status == 69)
        // LiteLLM looks for other keys in a database, and says that it has none.
        #expect(run.errors.contains("(400)"))
        #expect(run.errors.contains("It says: No connected db."))
        #expect(!(run.output + run.errors).contains("M4RKER"))
    }
}

/// What is wrong with how a model is asked for, without any model.
struct ModelOptionTests {
    @Test(arguments: [
        (["--policy", "llm"], "--policy llm needs a --model"),
        (["--model", "m"], "go with --policy llm"), (["--fit"], "go with --policy llm"),
        (["--policy", "llm", "--model", "m", "--propose", "99"], "--propose must be a number from 1 to 16"),
        (["--policy", "llm", "--model", "m", "--temperature", "hot"], "--temperature must be a number"),
        (["--policy", "llm", "--model", "m", "--base-url", "ftp://a"], "does not begin with https:// or http://"),
        (["--policy", "llm", "--model", "m", "--api-key-env", "NO_SUCH"], "`NO_SUCH` is empty or missing"),
        (["--policy", "llm", "--model", "m", "--base-url", "https://a.test/v1"], "api_key required for this base_url"),
    ])
    func wrongOptionsAreRefused(_ options: [String], _ complaint: String) throws {
        let run = try CommandRun(arguments: ["run", "--system", "free_fall"] + options)
        #expect(run.status == 64)
        #expect(run.errors.contains(complaint), "\(run.errors)")
    }

    @Test func aServerThatIsNotThereIsSomebodyElsesFault() throws {
        let port = SilentListener().port
        let run = try CommandRun(
            "run", "--system", "free_fall", "--policy", "llm", "--model", "m", "--base-url",
            "http://127.0.0.1:\(port)/v1")
        #expect(run.status == 69)
        #expect(run.errors.contains("Check the URL"))
    }
}
