import ArgumentParser
import PhysiXDiscovery
import PhysiXEpisodes
import PhysiXKernel
import PhysiXLLM
import PhysiXStore

/// `physix discover`: from measurements to the equation behind them.
struct DiscoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover",
        abstract: "Finds the differential equation behind measurements in CSV files.",
        discussion: """
            Examples:
              physix discover Examples/lynx-hare.csv
              physix discover fall.csv --columns t,y --order 2 --hint "air drag"
              physix discover fall.csv --report fall.html --bootstrap 200
              physix discover small-swing.csv large-swing.csv
              physix discover trials.csv --split-by trial
              physix discover cells.csv --terms "x*log(x/K)" --forbid periodic
              physix discover wide.csv --budget 10
              physix discover fall.csv --json | jq .equation
              physix discover fall.csv --format python > fall.py
              physix discover fall.csv --policy llm --model openai/gpt-oss-120b --fit

            The file has a column of times and columns of values, with or without a
            row of names. Commas, semicolons, tabs or spaces separate cells; decimal
            commas are understood; empty cells are missing values. A few wild values, and
            codes such as -999 for a missing one, are left out and named.
            Several files are experiments on one law, each from a start of its own:
            they have the same columns, and lengths and times of their own. So are the
            rows of one file that a column named experiment, run or trial tells apart.
            Where the samples leave a law open, a note says so, with the start from which
            another experiment would decide between the law and its rivals.
            With --policy llm a language model is asked instead of the search: it sees one
            experiment, proposes an equation a turn, and the best of its turns counts.
            Ctrl-C ends the search and keeps the best equation so far; so does --budget.
            The families of terms that --forbid knows:
            \(DiscoveryOptions.families.joined(separator: ", ")).
            """)

    @Argument(
        help: ArgumentHelp("CSV files, experiments on the same law; - is standard input.", valueName: "file"))
    var files: [String]

    @Option(help: "Whether variables obey a first-order law, a second-order law, or what the data say.")
    var order: DiscoveryOptions.Order = .automatic

    @Option(help: ArgumentHelp("A sentence about the experiment.", valueName: "text"))
    var hint = ""

    @Option(help: ArgumentHelp("The columns to use, by name or number: t,y.", valueName: "names"))
    var columns: String?

    @Option(
        help: ArgumentHelp(
            "The column that says which experiment a row belongs to, by name or number.", valueName: "column"))
    var splitBy: String?

    @Flag(help: "The law may depend on the time itself, as where something is driven.")
    var driven = false

    @Option(help: ArgumentHelp("How much work the search may take at most, in integrations.", valueName: "n"))
    var effort: Int = DiscoveryOptions().effort

    @Option(
        help: ArgumentHelp(
            "Fit the law again to samples with new noise, n times: 95 % intervals, and how often the same terms win.",
            valueName: "n"))
    var bootstrap = 0

    @Option(help: ArgumentHelp("The seed of --bootstrap; the search itself has none.", valueName: "n"))
    var seed: UInt64 = 0

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A term that the law may contain, such as 'x*log(x/K)'; new names are constants. May be repeated.",
            valueName: "term"))
    var terms: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("A family of terms, or a term, that the law must not contain. May be repeated."))
    var forbid: [String] = []

    @Option(
        help: ArgumentHelp("End the search after so many seconds, with the best law so far.", valueName: "seconds"))
    var budget: Double?

    @OptionGroup var proposing: PolicyOptions

    @Option(help: ArgumentHelp("How many turns a model has.", valueName: "n"))
    var maxTurns = 8

    @Flag(help: "Print one line of JSON.")
    var json = false

    @Option(help: "Print the equation only, in a language for other programs.")
    var format: EquationExport.Format?

    @Option(help: ArgumentHelp("Write a report to be opened in a browser.", valueName: "file.html"))
    var report: String?

    func validate() throws {
        if let repeated = files.firstRepeated {
            throw ValidationError("`\(repeated)` is named twice; each experiment counts once.")
        }
        if json, format != nil { throw ValidationError("--json and --format both say what to print; leave one out.") }
        try checkColumns()
        try checkModel()
        if effort < 1 { throw ValidationError("--effort must be 1 or more.") }
        if !(0...Self.mostResamplings).contains(bootstrap) {
            throw ValidationError("--bootstrap must be a number from 0 to \(Self.mostResamplings).")
        }
        if let budget, !(budget > 0 && budget <= Self.longestBudget) {
            throw ValidationError("--budget must be a number of seconds above 0, a year's at most.")
        }
    }

    /// More tell nothing new about percentiles.
    private static let mostResamplings = 100_000
    /// A year, in seconds.
    private static let longestBudget = 366.0 * 86400

    private var columnNames: [String] { columns?.split(separator: ",").map(String.init) ?? [] }

    private func checkColumns() throws {
        if columns != nil, columnNames.isEmpty {
            throw ValidationError("--columns names no column; give names or numbers such as t,y, or leave it out.")
        }
        if let repeated = columnNames.firstRepeated {
            throw ValidationError("--columns names `\(repeated)` twice; name the time and each variable once.")
        }
    }

    private func checkModel() throws {
        guard proposing.policy == .llm else { return }
        let isSearching =
            order != .automatic || effort != DiscoveryOptions().effort || bootstrap != 0 || !terms.isEmpty
            || !forbid.isEmpty || budget != nil || report != nil
        if isSearching {
            throw ValidationError(
                "--order, --effort, --bootstrap, --terms, --forbid, --budget and --report are about the search and do not go with --policy llm."
            )
        }
    }

    func run() async throws {
        if proposing.policy == .llm { return try await ask() }
        if let report {
            try FileDescriptor.checkDistinct(output: report, option: "--report", inputs: files)
            try FileDescriptor.checkWritable(report)
        }
        Interruption.listen()
        let screen = StandardStream.output
        let narration = FindingNarration(
            style: .of(screen), width: screen.width, tableWidth: screen.isTerminal ? screen.width : .max)
        let finding = try search()
        try screen.write(
            format.map { finding.export.text(as: $0) } ?? (json ? finding.json : narration.text(of: finding)))
        if let report { try write(finding.report(command: commandLine).html, to: report) }
    }

    private func search() throws -> Finding {
        var options = DiscoveryOptions(order: order, isDriven: driven, hint: hint, effort: effort)
        (options.bootstrap, options.seed) = (bootstrap, seed)
        (options.terms, options.forbidden) = (terms, forbid)
        let experiments = try Experiments(reading: files, columns: columnNames, splitBy: splitBy)
        var finding = try SearchProgress.shown(budget: budget.map { .seconds($0) }) {
            try experiments.search(options, progress: $0)
        }
        finding.budget = budget
        return finding
    }
}

extension DiscoverCommand {
    /// Lets a model propose equations for one experiment, and prints the best one.
    private func ask() async throws {
        let experiments = try Experiments(reading: files, columns: columnNames, splitBy: splitBy)
        guard experiments.all.count == 1 else {
            throw UsageError(
                summary: "a model is shown one experiment, and there are \(experiments.all.count)",
                hint: "name one file, or leave out --policy llm")
        }
        let problem: Problem
        do throws(ProblemError) {
            problem = try Problem(
                observed: experiments.samples[0], scope: Scope(stateVariables: experiments.variables, isDriven: driven),
                hint: hint)
        } catch {
            throw InputFailure(diagnostic: error, file: experiments.all[0].file)
        }
        Interruption.listen()
        let start = ContinuousClock.now
        let (episode, policy) = try await ModelProgress.withClient { client in
            let model = try proposing.model(client)
            return (try await play(problem, model), model?.name ?? "")
        }
        let finding = ModelFinding(
            episode, policy: policy, file: experiments.all[0].file, elapsed: ContinuousClock.now - start)
        guard let finding else {
            throw UsageError(
                summary: "no proposal of \(policy) could be read and integrated",
                hint: "try another model, or leave out --policy llm: the built-in search needs none")
        }
        let screen = StandardStream.output
        let narration = EpisodeNarration(style: .of(screen), width: screen.width)
        try screen.write(
            format.map { finding.export.text(as: $0) } ?? (json ? finding.json : narration.best(of: finding)))
    }

    private func play(_ problem: Problem, _ model: ModelPolicy?) async throws -> Episode {
        var episode = try Episode(problem, turnLimit: maxTurns)
        var verifier = problem.makeVerifier()
        var proposer = EpisodeProposer(model)
        let narration = EpisodeNarration(style: .of(.output), width: StandardStream.output.width)
        while !episode.isDone, !Interruption.isRequested {
            guard let proposal = try await proposer.propose(for: episode.observation) else { break }
            try episode.step(proposal.action, with: &verifier)
            guard !json, format == nil else { continue }
            let note = proposer.note.map { $0.wrapped(to: narration.width).joined(separator: "\n") + "\n\n" } ?? ""
            try StandardStream.output.write(narration.turn(of: episode) + note)
        }
        return episode
    }
}
