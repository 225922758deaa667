import ArgumentParser

/// `physix episodes`: what a database of episodes holds.
struct EpisodesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "episodes",
        abstract: "Lists and exports the episodes of a database.",
        discussion: """
            Examples:
              physix episodes list --database episodes.sqlite
              physix episodes list --database episodes.sqlite --done --json
              physix episodes export --database episodes.sqlite --out all.jsonl

            A database comes from `physix run --database FILE`.
            """,
        subcommands: [EpisodesListCommand.self, EpisodesExportCommand.self])
}
