import ArgumentParser
import PhysiXEpisodes
import PhysiXStore

/// A database of episodes that is there already.
struct DatabaseOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The database that the episodes are kept in.", valueName: "file"))
    var database: String

    @OptionGroup var source: SystemSourceOptions

    /// Opens it.
    func opened() throws -> SessionDatabase {
        try SessionDatabase(
            database, catalog: try source.catalog, options: SessionDatabase.Options(isMade: false, patience: 5))
    }
}

/// Which episodes of a database.
struct EpisodeSelectionOptions: ParsableArguments {
    enum Progress: String, EnumerableFlag {
        case done, open

        static func help(for value: Progress) -> ArgumentHelp? {
            value == .done ? "Only those that have ended." : "Only those that go on."
        }
    }

    @Option(help: ArgumentHelp("Only those of this policy.", valueName: "name"))
    var policy: String?

    @Option(help: ArgumentHelp("Only those about this system.", valueName: "id"))
    var system: String?

    @Flag var progress: Progress?

    /// The newest `limit` of them.
    func query(limit: Int) -> SessionQuery {
        SessionQuery(policy: policy, systemID: system, isDone: progress.map { $0 == .done }, limit: limit)
    }
}
