import ArgumentParser
import Glibc
import PhysiXBenchmark
import PhysiXDiscovery
import PhysiXEpisodes

/// `physix bench`: how many known laws a policy finds again.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures how many known laws are found again from noisy samples.",
        discussion: """
            Examples:
              physix bench odebench --noise 0 0.01 0.05 --subsample 0 0.5 --out results
              physix bench textbook --split development --only lorenz_84 chemostat
              physix bench catalog --seeds 50
              physix bench my-systems.json --answers pysindy.jsonl

            A law from a file is searched for in samples from one initial state. What
            was found is integrated from there (rec.: the share with R² above 0.9) and
            from another state (gen.); field is the share whose derivatives are the
            true ones within 1 %. In the catalog, structure is the share with the true
            terms, match that with a match of 0.93 or more.
            Ctrl-C ends the run; with --out the same command goes on with it later.
            """)

    @Argument(
        help: ArgumentHelp(
            "odebench, textbook, catalog (the built-in systems), or a file; Docs/Benchmarks.md describes it.",
            valueName: "suite"))
    var suite: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "The noise, as a fraction of each value (catalog: of each standard deviation); 0, catalog 0.01.",
            valueName: "sigma"))
    var noise: [Double] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The fraction of the samples that go missing.", valueName: "rho"))
    var subsample: [Double] = [0]

    @Option(help: ArgumentHelp("How often each case is repeated, with other noise.", valueName: "n"))
    var seeds = 1

    @Option(help: "Who answers; the true laws show what the protocol itself allows.")
    var policy: PolicyName = .solver

    @Option(help: ArgumentHelp("How much work a search may take at most, in integrations.", valueName: "n"))
    var effort: Int?

    @Option(help: ArgumentHelp("How many cases run at a time.", valueName: "n"))
    var jobs = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    @Option(help: ArgumentHelp("Keep the results there; what is there already is not done again.", valueName: "folder"))
    var out: String?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Only the systems of these ids.", valueName: "id"))
    var only: [String] = []

    @Option(help: "Only one side of a file's division.")
    var split: BenchmarkSystem.Split?

    @Option(help: ArgumentHelp("Score the answers in this file, too, JSON Lines.", valueName: "file"))
    var answers: String?

    @Option(help: ArgumentHelp("Write the cases to this file, JSON Lines, and do no more.", valueName: "file"))
    var dumpCases: String?

    enum PolicyName: String, ExpressibleByArgument, CaseIterable {
        case solver, truth
    }

    func validate() throws {
        guard noise.allSatisfy({ $0 >= 0 && $0 < 10 }) else { throw ValidationError("--noise must be from 0 to 10.") }
        guard subsample.allSatisfy({ $0 >= 0 && $0 < 1 }) else {
            throw ValidationError("--subsample must be from 0, below 1.")
        }
        guard seeds >= 1, jobs >= 1, effort ?? 1 >= 1 else {
            throw ValidationError("--seeds, --jobs and --effort must be 1 or more.")
        }
        if suite == "catalog", effort != nil || split != nil || answers != nil || dumpCases != nil {
            throw ValidationError("--effort, --split, --answers and --dump-cases do not go with catalog.")
        }
    }

    func run() async throws {
        if suite == "catalog" { try await runCatalog() } else { try await runFile() }
    }

    private func runFile() async throws {
        let systems = try SuiteFile.systems(in: SuiteFile.path(of: suite), only: only, split: split)
        let benchmark = try TrajectoryBenchmark(systems, settings(noise: 0))
        if let dumpCases { return try benchmark.writeCases(to: dumpCases) }
        let given = try answers.map { benchmark.tasks(scoring: try GivenAnswer.all(in: $0)) } ?? []
        var results = try await results(of: benchmark.tasks(for: chosenPolicy))
        results += try await BenchmarkRun(jobs: jobs, file: nil).results(of: given)
        try show { TrajectoryTable(results: results).text(style: $0, width: $1) }
        if let out {
            let page = BenchmarkPage(
                suite: suite, results: results, referees: benchmark.referees, command: commandLine)
            try write(page.html, to: out + "/report.html")
        }
    }

    private func runCatalog() async throws {
        let catalog = SystemCatalog.builtIn
        let systems = only.isEmpty ? catalog.systems : try only.map { try catalog.system($0) }
        let benchmark = CatalogBenchmark(systems: systems, settings: settings(noise: ProblemOptions().noise))
        let results = try await results(of: benchmark.tasks(for: chosenPolicy))
        try show { CatalogBenchmark.text(of: results, style: $0, width: $1) }
    }

    private func results<Result>(of tasks: [BenchmarkTask<Result>]) async throws -> [Result] {
        let file = try out.map { try ResultFile<Result>(in: $0) }
        defer { file?.close() }
        Interruption.listen()
        return try await BenchmarkRun(jobs: jobs, file: file).results(of: tasks)
    }

    private func show(_ text: (Style, Int) -> String) throws {
        let screen = StandardStream.output
        try screen.write(text(.of(screen), screen.isTerminal ? screen.width : .max))
    }

    private var chosenPolicy: BenchmarkPolicy {
        policy == .truth ? .truth : .solver(effort: effort ?? DiscoveryOptions().effort)
    }

    private func settings(noise usual: Double) -> CaseSettings {
        CaseSettings(noise: noise.isEmpty ? [usual] : noise, subsample: subsample, seeds: seeds)
    }
}
