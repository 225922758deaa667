import ArgumentParser
import PhysiXEpisodes

/// Where systems come from: those that are built in, and a file of one's own.
struct SystemSourceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A YAML file with systems of your own.", valueName: "file"))
    var systemFile: String?

    /// The files that the systems are read from.
    var files: [String] { systemFile.map { [$0] } ?? [] }

    /// The systems to choose from.
    var catalog: SystemCatalog {
        get throws {
            guard let systemFile else { return .builtIn }
            return SystemCatalog.builtIn.adding(try SystemFile.systems(in: systemFile))
        }
    }
}

/// How a problem is drawn from a system.
struct DrawingOptions: ParsableArguments {
    @Option(help: "The seed; the same one gives the same samples on every machine.")
    var seed: UInt64 = 0

    @Option(help: "The noise, as a fraction of each variable's standard deviation.")
    var noise: Double = ProblemOptions().noise

    @Option(help: "How many samples are taken.")
    var samples: Int = ProblemOptions().samples

    @Option(help: "The fraction of the samples that go missing.")
    var missing: Double = 0

    @Flag(help: "Sample at irregular times.")
    var irregular = false

    @Option(help: "Which law holds: the textbook's, or one that is bent.")
    var variant: ProblemOptions.Variant = .original

    /// The same for the library.
    func problemOptions(reveal: ProblemOptions.Reveal = .full) -> ProblemOptions {
        ProblemOptions(
            noise: noise, samples: samples, sampling: irregular ? .irregular : .regular, missing: missing,
            reveal: reveal,
            variant: variant)
    }
}
