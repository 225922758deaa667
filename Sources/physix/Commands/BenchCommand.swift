import ArgumentParser
import Glibc
import PhysiXBenchmark
import PhysiXDiscovery
import PhysiXFormats

/// `physix bench`: how many known laws a policy finds again.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures how many known laws are found again from noisy samples.",
        discussion: """
            Examples:
              physix bench odebench --noise 0 0.01 0.05 --subsample 0 0.5 --out results
              physix bench textbook --split development --only lorenz_84
              physix bench my-systems.json --seeds 5 --jobs 2
            """)

    @Argument(
        help: ArgumentHelp(
            "odebench, textbook, or a file of systems as Docs/Benchmarks.md describes it.", valueName: "suite"))
    var suite: String

    @Option(parsing: .upToNextOption, help: "The noise, as a fraction of each value; several give a row each.")
    var noise: [Double] = [0]

    @Option(parsing: .upToNextOption, help: "The fraction of the samples that go missing; several give a row each.")
    var subsample: [Double] = [0]

    @Option(help: ArgumentHelp("How often each case is repeated with other noise.", valueName: "n"))
    var seeds = 1

    @Option(help: "Who answers; the true laws show what the protocol itself allows.")
    var policy: PolicyName = .solver

    @Option(help: ArgumentHelp("How much work a search may take at most, in integrations.", valueName: "n"))
    var effort: Int = DiscoveryOptions().effort

    @Option(help: ArgumentHelp("How many cases run at a time.", valueName: "n"))
    var jobs = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    @Option(help: ArgumentHelp("Keep results there; what is there already is not done again.", valueName: "folder"))
    var out: String?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Only the systems of these ids.", valueName: "id"))
    var only: [String] = []

    @Option(help: "Only one side of a file's division.")
    var split: BenchmarkSystem.Split?

    enum PolicyName: String, ExpressibleByArgument, CaseIterable {
        case solver, truth
    }

    func validate() throws {
        guard noise.allSatisfy({ $0 >= 0 && $0 < 10 }) else { throw ValidationError("--noise must be from 0 to 10.") }
        guard subsample.allSatisfy({ $0 >= 0 && $0 < 1 }) else {
            throw ValidationError("--subsample must be from 0, below 1.")
        }
        guard seeds >= 1, jobs >= 1, effort >= 1 else {
            throw ValidationError("--seeds, --jobs and --effort must be 1 or more.")
        }
    }

    func run() async throws {
        let benchmark = TrajectoryBenchmark(systems: try systems(), corruptions: corruptions)
        let tasks = try benchmark.tasks(for: policy == .truth ? .truth : .solver(effort: effort))
        let file = try out.map { try ResultFile<TrajectoryResult>(in: $0) }
        defer { file?.close() }
        Interruption.listen()
        let results = try await BenchmarkRun(jobs: jobs, file: file).results(of: tasks)
        let screen = StandardStream.output
        try screen.write(
            TrajectoryBenchmark.text(
                of: results, style: .of(screen), width: screen.isTerminal ? screen.width : .max))
    }

    private var corruptions: [Corruption] {
        (0..<seeds).flatMap { seed in
            subsample.flatMap { subsample in
                noise.map { Corruption(noise: $0, subsample: subsample, seed: seed) }
            }
        }
    }

    private func systems() throws -> [BenchmarkSystem] {
        let path = suite.hasSuffix(".json") ? suite : "Benchmarks/systems/\(suite).json"
        let all = try SuiteFile.systems(in: path)
        for id in only where !all.contains(where: { $0.id == id }) {
            throw UsageError(
                summary: "`\(path)` has no system \(id)",
                hint: "it has \(all.map(\.id).joined(separator: ", "))".shortened(to: 400))
        }
        let chosen = all.filter { (only.isEmpty || only.contains($0.id)) && (split == nil || $0.split == split) }
        guard !chosen.isEmpty else {
            throw UsageError(summary: "no system of `\(path)` is left", hint: "leave out --split or --only")
        }
        return chosen
    }
}
