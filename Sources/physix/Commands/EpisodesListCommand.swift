import ArgumentParser
import PhysiXFormats
import PhysiXStore

/// `physix episodes list`: a row for each episode.
struct EpisodesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the episodes of a database, the newest first.",
        discussion: """
            Examples:
              physix episodes list --database episodes.sqlite
              physix episodes list --database episodes.sqlite --policy solver --json
            """)

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var selection: EpisodeSelectionOptions

    @Option(help: ArgumentHelp("How many at most.", valueName: "n"))
    var limit = 50

    @Flag(help: "Print a line of JSON for each.")
    var json = false

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be above 0.") }
    }

    func run() throws {
        let episodes = try database.opened()
        try json ? printLines(episodes) : printTable(episodes)
    }

    private func printLines(_ episodes: SessionDatabase) throws {
        var json = JSONWriter()
        try episodes.forEachSession(selection.query(limit: 1), atMost: limit) { episode in
            json.removeAll()
            try episode.write(lineTo: &json)
            try StandardStream.output.write(json.text)
        }
    }

    private func printTable(_ episodes: SessionDatabase) throws {
        var table = Table([
            .init("episode"), .init("turns", .right), .init("match", .right), .init("done"), .init("begun"),
            .init("policy"), .init("system"),
        ])
        try episodes.forEachSession(selection.query(limit: 1), atMost: limit) { episode in
            table.add([
                episode.label.id.description, "\(episode.turns)/\(episode.turnLimit)",
                fixed(episode.lastMatch, decimals: 3), episode.ended == nil ? "no" : "yes",
                String(episode.label.created.description.prefix(10)), episode.label.policy.withoutControls,
                episode.systemID.withoutControls,
            ])
        }
        let lines = table.lines(
            style: .of(.output), width: StandardStream.output.isTerminal ? StandardStream.output.width : .max)
        try StandardStream.output.write(lines.joined(separator: "\n") + "\n")
        if table.rows.count == limit { try StandardStream.error.write("note: --limit shows older ones, if any\n") }
    }
}
