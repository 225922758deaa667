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
            BenchCommand.self,
        ])

    static func main() async {
        // A reader that has gone shows itself as an error of write(2), which ends the program quietly.
        signal(SIGPIPE, SIG_IGN)
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
}
