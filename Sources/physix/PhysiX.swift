import ArgumentParser
import Glibc

@main
struct PhysiX: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "physix",
        abstract: "Finds the differential equation behind a trajectory.",
        discussion: """
            Examples:
              physix discover Examples/lynx-hare.csv
              physix simulate --system damped_spring --seed 7 --out spring.csv
              physix run --system damped_spring --seed 7
            """,
        version: version,
        subcommands: [
            DiscoverCommand.self, SimulateCommand.self, SystemsCommand.self, RunCommand.self, ScoreCommand.self,
            ExportCommand.self, ServeCommand.self, EpisodesCommand.self, ReplayCommand.self, BenchCommand.self,
            DoctorCommand.self, CompareCommand.self, GenerateCommand.self,
        ])

    static func main() async {
        // A reader that has gone shows itself as an error of write(2), which ends the program quietly.
        signal(SIGPIPE, SIG_IGN)
        if let error = unknownCommand { Failure(error).end() }
        let command: any ParsableCommand
        do { command = try parseAsRoot() } catch { exit(withError: error) }
        do {
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                var command = command
                try command.run()
            }
        } catch {
            Failure(error).end()
        }
    }

    /// A first argument that is no command, which the parser would only call unexpected.
    private static var unknownCommand: UsageError? {
        let names = configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let first = CommandLine.arguments.dropFirst().first, !first.hasPrefix("-"),
            !(names + ["help"]).contains(first)
        else { return nil }
        let isFile = access(first, R_OK) == 0
        return UsageError(
            summary: "there is no command `\(first)`",
            hint: isFile
                ? "to search a file, write `physix discover \(first)`"
                : "the commands are \(names.joined(separator: ", ")); `physix --help` explains them")
    }
}
