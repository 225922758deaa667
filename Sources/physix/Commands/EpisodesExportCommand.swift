import ArgumentParser
import PhysiXEpisodes
import PhysiXFormats
import PhysiXStore

/// `physix episodes export`: episodes as JSON Lines.
struct EpisodesExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes episodes as JSON Lines: a header, a line for each turn, a closing line.",
        discussion: """
            Examples:
              physix episodes export --database episodes.sqlite --out all.jsonl
              physix episodes export --database episodes.sqlite --done | physix replay -

            Exit status: 0, or 1 where an episode could not be brought back; the others
            are written.
            """)

    @Argument(help: ArgumentHelp("The episodes; all that are selected unless given.", valueName: "episode"))
    var episodes: [SessionID] = []

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var selection: EpisodeSelectionOptions

    @Option(help: ArgumentHelp("Where the lines go; - is standard output.", valueName: "file"))
    var out = "-"

    func run() throws {
        try FileDescriptor.checkDistinct(
            output: out, option: "--out", inputs: [database.database] + database.source.files)
        let store = try database.opened()
        let file = try FileDescriptor.writing(out)
        defer { file.close() }
        var isComplete = true
        var json = JSONWriter()
        func export(_ id: SessionID) throws {
            do {
                json.removeAll()
                try store.record(of: id).write(linesTo: &json)
                try file.write(json.bytes, to: out == "-" ? "standard output" : "`\(out)`")
            } catch let error as StoreError where !error.isFileFault {
                isComplete = false
                _ = Failure(error).tellOfInput()
            }
        }
        if episodes.isEmpty {
            try store.forEachSession(selection.query(limit: 1)) { try export($0.label.id) }
        } else {
            try episodes.forEach(export)
        }
        if !isComplete { throw ExitCode(1) }
    }
}
