import ArgumentParser
import Glibc
import PhysiXBenchmark
import PhysiXEpisodes
import PhysiXLLM

/// `physix compare`: the same episodes for several models, and for the solver.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Lets models, and the built-in solver, play the same episodes.",
        discussion: """
            Examples:
              physix compare --model solver --systems free_fall spring_mass --seeds 3
              physix compare --model qwen2.5:7b --model llama3.1:8b --model solver \\
                --base-url http://localhost:11434/v1 --seeds 5 --out results
              physix compare --model gpt-4.1-mini@https://api.openai.com/v1 --model solver

            A model is asked at --base-url unless its own address stands behind an @.
            Solved is the share of episodes whose last proposal agrees with the samples,
            reward that of the best turn, exact the share whose best proposal is the true
            law; ranges hold the true value in 95 of 100 cases. With --out the folder has
            results.jsonl (a line for each episode), turns.jsonl (a line for each turn)
            and report.html, and the same command goes on where it was stopped.
            """)

    @Option(help: ArgumentHelp("A model, as ID or ID@URL, or `solver`; repeat it for more.", valueName: "id"))
    var model: [String]

    @OptionGroup var asking: AskingOptions

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The systems; those of tiers 1 and 2 where it is not said.", valueName: "id"))
    var systems: [String] = []

    @Option(help: ArgumentHelp("How many episodes of each system there are, with the seeds 0, 1, ….", valueName: "n"))
    var seeds = 3

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The noise, as a fraction of each variable's standard deviation.", valueName: "sigma"))
    var noise: [Double] = [ProblemOptions().noise]

    @Option(help: ArgumentHelp("How many samples are taken.", valueName: "n"))
    var samples: Int = ProblemOptions().samples

    @Option(help: "How much the policies are told.")
    var reveal: ProblemOptions.Reveal = .full

    @Option(help: "Which law holds: the textbook's, or one that is bent.")
    var variant: ProblemOptions.Variant = .original

    @Option(help: ArgumentHelp("How many turns an episode has.", valueName: "n"))
    var maxTurns = 8

    @Option(help: ArgumentHelp("How many episodes the solver plays at a time.", valueName: "n"))
    var jobs = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    @Option(help: ArgumentHelp("How many episodes are played at a time with models of one server.", valueName: "n"))
    var calls = 4

    @Option(help: ArgumentHelp("Keep the results there; what is there already is not done again.", valueName: "folder"))
    var out: String?

    @Flag(help: "Print a line of JSON for each turn, and no table.")
    var json = false

    func validate() throws {
        if let repeated = model.firstRepeated { throw ValidationError("--model names `\(repeated)` twice.") }
        if let repeated = systems.firstRepeated { throw ValidationError("--systems names `\(repeated)` twice.") }
        guard seeds >= 1, jobs >= 1, calls >= 1 else {
            throw ValidationError("--seeds, --jobs and --calls must be 1 or more.")
        }
        guard Episode.turnLimits.contains(maxTurns) else {
            throw ValidationError("--max-turns must be a number from 1 to \(Episode.turnLimits.upperBound).")
        }
        guard !noise.isEmpty, noise.allSatisfy({ $0 >= 0 && $0 < 10 }) else {
            throw ValidationError("--noise must be from 0 to 10.")
        }
    }

    func run() async throws {
        let catalog = SystemCatalog.builtIn
        let chosen =
            systems.isEmpty ? catalog.systems.filter { $0.tier <= 2 } : try systems.map { try catalog.system($0) }
        let failures = ComparisonFailures()
        let results = try await ModelProgress.withClient { client in
            let comparison = Comparison(
                contestants: try await Contestants(model, asking, client).all, systems: chosen,
                settings: CaseSettings(noise: noise, subsample: [0], seeds: seeds), rules: rules, failures: failures)
            return try await play(comparison)
        }
        try tell(results)
        failures.tell()
        if failures.isAny { throw ExitCode(Failure.unavailable) }
    }

    private var rules: EpisodeResult.Rules {
        EpisodeResult.Rules(
            turnLimit: maxTurns, samples: samples, reveal: reveal.rawValue, variant: variant.rawValue,
            asking: asking.sentence)
    }

    private func play(_ comparison: Comparison) async throws -> [EpisodeResult] {
        let file = try out.map { try ResultFile<EpisodeResult>(in: $0) }
        defer { file?.close() }
        if let out, let other = file?.stored.first(where: { $0.rules != rules }) {
            throw UsageError(
                summary: "the results in `\(out)` are of other rules: \(other.rules.sentence)",
                hint: "these are: \(rules.sentence); name another folder for --out")
        }
        Interruption.listen()
        return try await BenchmarkRun(jobs: jobs, jobsElsewhere: calls, file: file).results(of: comparison.tasks)
    }

    private func tell(_ results: [EpisodeResult]) throws {
        let screen = StandardStream.output
        let table = ComparisonTable(results: results)
        try screen.write(
            json ? table.turnLines : table.text(style: .of(screen), width: screen.isTerminal ? screen.width : .max))
        guard let out else { return }
        try write(table.turnLines, to: out + "/turns.jsonl")
        try write(ComparisonPage(table: table, rules: rules, command: commandLine).html, to: out + "/report.html")
    }
}
