import Foundation
import Testing

struct HelpTests {
    @Test(arguments: [
        "discover", "simulate", "systems", "run", "score", "export", "episodes", "replay", "doctor", "compare",
        "generate",
    ])
    func everyCommandExplainsItselfWithExamples(command: String) throws {
        let help = try CommandRun(command, "--help")
        #expect(help.status == 0)
        #expect(help.errors.isEmpty)
        #expect(help.output.contains("Examples:\n  physix \(command)"), "\(help.output)")
        // An example that the width of the terminal wraps cannot be copied.
        let examples = help.output.components(separatedBy: "\n\n")[1].split(separator: "\n").dropFirst()
        #expect(examples.allSatisfy { $0.hasPrefix("  ") }, "\(examples)")
    }

    @Test func withoutACommandThereIsAnOverview() throws {
        let run = try CommandRun()
        #expect(run.status == 0)
        #expect(run.output.contains("physix discover Examples/lynx-hare.csv"))
        #expect(try CommandRun("--version").output == "0.1.0\n")
    }

    @Test func anUnknownCommandIsToldOfTheKnownOnes() throws {
        let run = try CommandRun("dicover", "data.csv")
        #expect(run.status == 64)
        #expect(run.errors.hasPrefix("error: there is no command `dicover`\nhint: the commands are discover, "))
        let file = try CommandRun("data.csv", files: ["data.csv": "t,x\n"])
        #expect(file.errors.contains("write `physix discover data.csv`"), "\(file.errors)")
        #expect(try CommandRun("help", "discover").status == 0)
    }

    @Test func anUnknownOptionIsRefused() throws {
        let run = try CommandRun("discover", "--colour", "red")
        #expect(run.status == 64)
        #expect(run.errors.contains("--colour"))
    }
}
