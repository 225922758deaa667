import Foundation
import Testing

/// What `physix doctor` says about APIs that work, and about those that do not.
struct DoctorCommandTests {
    private let api: RunningScript
    private let port: Int

    init() throws {
        let script = CommandRun.repository.appending(path: "Tests/Clients/model_api.py").path
        api = try RunningScript(URL(filePath: "/usr/bin/env"), ["python3", script])
        port = try #require(Int(try api.line()))
    }

    /// Runs the command without a terminal to ask for a key on.
    private func doctor(_ arguments: String, key: String? = "sk-MARKER-right", base: String? = nil) throws -> CommandRun
    {
        let keyOption = key == nil ? "" : "--api-key-env MY_KEY"
        let base = base ?? "http://127.0.0.1:\(port)/v1"
        let run = try CommandRun.shell(
            "MY_KEY='\(key ?? "")' setsid -w \"$PHYSIX\" doctor --base-url '\(base)' \(keyOption) \(arguments)")
        #expect(!(run.output + run.errors).contains("MARKER"))
        return run
    }

    private func marks(_ run: CommandRun) -> String { String(run.lines.compactMap(\.first)) }

    @Test func everyStepIsTicked() throws {
        let run = try doctor("--model right-law")
        #expect(run.status == 0)
        #expect(marks(run) == "✓✓~✓✓✓✓✓", "\(run.output)\(run.errors)")
        #expect(run.output.contains("`right-law` answers in "))
        #expect(run.output.contains("9 + 5 tokens"))
        #expect(run.output.contains("a context of 8192 tokens"))
        #expect(run.output.contains("It proposes d2y/dt2 = -9.81, match "))
    }

    @Test func aModelWithoutJSONModeIsRemarkedOn() throws {
        let run = try doctor("--model right-law-plain")
        #expect(run.status == 0)
        #expect(marks(run) == "✓✓~✓✓✓~✓", "\(run.output)")
        #expect(run.output.contains("refuses response_format"))
    }

    @Test(arguments: [
        ("--model right-law", "sk-MARKER-wrong", "✓✓~✗····", "●●● is not a key"),
        ("--model poor", "sk-MARKER-right", "✓✓~✓✗···", "no credits"),
        ("--model right-low", "sk-MARKER-right", "✓✓~✓✓✗··", "such as `right-law`"),
        ("--model mute", "sk-MARKER-right", "✓✓~✓✓✓~✗", "Try a larger model"),
    ])
    func theFirstStepThatFailsIsExplained(arguments: String, key: String, marks: String, says: String) throws {
        let run = try doctor(arguments, key: key)
        #expect(run.status == 1)
        #expect(self.marks(run) == marks, "\(run.output)")
        #expect(run.output.contains(says), "\(run.output)")
    }

    @Test func aServerThatIsNotThereIsExplained() throws {
        let run = try doctor("--model m", key: nil, base: "http://127.0.0.1:9/v1")
        #expect(run.status == 1)
        #expect(marks(run) == "✓✗······", "\(run.output)")
        #expect(run.output.contains("http://127.0.0.1:9/v1"))
        #expect(run.output.contains("Check the URL"))
    }

    @Test func aLocalServerMayGoWithoutAKey() throws {
        let run = try doctor("--model right-law", key: nil, base: "http://localhost:\(port)/open/v1")
        #expect(run.status == 0)
        #expect(run.output.contains("No key was asked for."))
    }

    @Test func theFindingsAreJSON() throws {
        let run = try doctor("--model mute --json")
        #expect(run.status == 1)
        let document = try run.json()
        #expect(document["works"] as? Bool == false)
        #expect(document["model"] as? String == "mute")
        let steps = try #require(document["steps"] as? [[String: Any]])
        #expect(
            steps.compactMap { $0["state"] as? String } == [
                "works", "works", "remark", "works", "works", "works", "remark", "fails",
            ])
        #expect(steps.first?["step"] as? String == "resolve")
    }

    @Test(arguments: [
        ("--model m", String?.none, "https://router.huggingface.co.evil.test/v1", "api_key required for this base_url"),
        ("--model m", "", nil, "`MY_KEY` is empty or missing"), ("--model m", "a b", nil, "not visible ASCII"),
        ("--model m", nil, "https://user@h/v1", "a user name or a key"),
        ("--model m --timeout 0", nil, nil, "1 to 3600"),
        ("", nil, nil, "--model"),
    ])
    func wrongInputIsRefusedBeforeAnythingIsSent(arguments: String, key: String?, base: String?, says: String) throws {
        let run = try doctor(arguments, key: key, base: base)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains(says), "\(run.errors)")
    }

    @Test func aKeyIsNoArgument() throws {
        let run = try CommandRun("doctor", "--model", "m", "--api-key", "sk-MARKER-right")
        #expect(run.status == 64)
        #expect(!run.errors.contains("MARKER"), "\(run.errors)")
    }
}
