import Testing

struct HelpTests {
    @Test(arguments: ["discover", "simulate", "systems", "run", "score"])
    func everyCommandExplainsItselfWithExamples(command: String) throws {
        let help = try CommandRun(command, "--help")
        #expect(help.status == 0)
        #expect(help.errors.isEmpty)
        #expect(help.output.contains("Examples:\n  physix \(command)"), "\(help.output)")
    }

    @Test func withoutACommandThereIsAnOverview() throws {
        let run = try CommandRun()
        #expect(run.status == 0)
        #expect(run.output.contains("physix discover Examples/lynx-hare.csv"))
        #expect(try CommandRun("--version").output == "0.1.0\n")
    }

    @Test func anUnknownOptionIsRefused() throws {
        let run = try CommandRun("discover", "--colour", "red")
        #expect(run.status == 64)
        #expect(run.errors.contains("--colour"))
    }
}
