import ArgumentParser
import PhysiXEpisodes
import PhysiXKernel
import PhysiXStore

/// `physix replay`: the rewards of kept episodes, computed again.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Plays kept episodes again and compares every reward, bit for bit.",
        discussion: """
            Examples:
              physix replay spring.jsonl
              physix episodes export --database episodes.sqlite | physix replay -
              physix replay 5d41402abc4b2a76b9719d911017c592 --database episodes.sqlite

            A file of episodes comes from `physix run --json` or `physix episodes export`.

            Exit status: 0 where everything is the same, 1 where something differs; the
            first difference of each episode is printed.
            """)

    @Argument(
        help: ArgumentHelp(
            "A file of JSON Lines, - for standard input; with --database, an episode in it.", valueName: "episode"))
    var episode: String

    @Option(help: ArgumentHelp("The database that the episode is kept in.", valueName: "file"))
    var database: String?

    @OptionGroup var source: SystemSourceOptions

    func run() throws {
        var comparison = Comparison()
        if let database {
            guard let id = SessionID(episode) else {
                throw UsageError(
                    summary: "`\(episode)` is no episode of a database: those have 32 hexadecimal digits",
                    hint: "leave out --database to replay a file")
            }
            let options = SessionDatabase.Options(isMade: false, patience: 5)
            let store = try SessionDatabase(database, catalog: try source.catalog, options: options)
            try comparison.replay(try store.record(of: id))
        } else {
            let file = try FileDescriptor.reading(episode)
            defer { file.close() }
            var episodes = EpisodeLines(file, name: episode == "-" ? "standard input" : "`\(episode)`")
            while let record = try episodes.next() { try comparison.replay(record) }
        }
        if comparison.differing > 0 { throw ExitCode(1) }
        try StandardStream.output.write(comparison.sentence)
    }

    private struct Comparison {
        var episodes = 0
        var turns = 0
        var differing = 0

        mutating func replay(_ record: EpisodeRecord) throws {
            episodes += 1
            turns += record.turns.count
            guard let difference = try record.firstDifference() else { return }
            differing += 1
            let name = record.id ?? "episode \(episodes)"
            try StandardStream.output.write("\(name): \(difference)".withoutControls + "\n")
        }

        var sentence: String {
            func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
            return "\(count(episodes, "episode")), \(count(turns, "turn")): every reward is the same, bit for bit\n"
        }
    }
}
