import ArgumentParser
import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel
import PhysiXPolicies

/// `physix generate`: what language models are trained on.
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Writes prompts and right answers to train language models on, as JSON Lines.",
        discussion: """
            Examples:
              physix generate --format sft --count 500 --turns 3 --out sft.jsonl
              physix generate --format trl --seeds 500..999 --out prompts.jsonl
              physix generate --format trl --split heldout --count 50 --out heldout.jsonl
              physix generate --format sft --systems free_fall,spring_mass --count 100 \\
                --reveal anonymous --variant altered

            The prompts are those of live play. A later turn follows wrong proposals
            with the verifier's own feedback. sft lines are conversations that end with
            the true law; trl lines have a prompt and what its problem is drawn with.

            No problem is in two splits: train and heldout are the systems for training
            with different seeds, validation is tier 4, test is tier 3. Seeds count
            from 0 in each split; the same ones give the same bytes.
            """)

    @Option(help: "Prompts alone for training by reward, or conversations for supervised training.")
    var format: TrainingLine.Format

    @Option(help: "What the lines are for.")
    var split: DataSplit = .train

    @Option(help: ArgumentHelp("The systems, with commas; all of the split unless given.", valueName: "ids"))
    var systems: String?

    @Option(help: ArgumentHelp("Which problems of each system, such as 0..999, both included.", valueName: "a..b"))
    var seeds: SeedRange?

    @Option(help: ArgumentHelp("How many problems of each system, from 0 on; 100 unless given.", valueName: "n"))
    var count: UInt64?

    @Option(help: ArgumentHelp("How many turns of each problem: the first, and those after it.", valueName: "n"))
    var turns = 1

    @Option(help: "Whose proposals a later turn follows: the law with flaws, or the search's way to it.")
    var history: TrainingExamples.History = .flawed

    @Option(help: "The noise, as a fraction of each variable's standard deviation.")
    var noise: Double = ProblemOptions().noise

    @Option(help: "How many samples are taken.")
    var samples: Int = ProblemOptions().samples

    @Option(help: "How much the prompts tell.")
    var reveal: ProblemOptions.Reveal = .full

    @Option(help: "Which law holds: the textbook's, or one that is bent.")
    var variant: ProblemOptions.Variant = .original

    @OptionGroup var source: SystemSourceOptions

    @Flag(help: "Write the samples into each line; always so for systems of your own.")
    var problems = false

    @Option(help: ArgumentHelp("Where the lines go; - is standard output.", valueName: "file"))
    var out = "-"

    func validate() throws {
        guard seeds == nil || count == nil else { throw ValidationError("Give either --seeds or --count.") }
        guard count != 0 else { throw ValidationError("--count must be 1 or more.") }
        guard seeds?.numbers.upperBound ?? count ?? 0 < DataSplit.size else {
            throw ValidationError("--seeds and --count must stay below \(DataSplit.size).")
        }
        guard TrainingExamples.turnLimits.contains(turns) else {
            throw ValidationError("--turns must be 1 to \(TrainingExamples.turnLimits.upperBound).")
        }
    }

    func run() throws {
        try FileDescriptor.checkDistinct(output: out, option: "--out", inputs: source.files)
        let ids = systems.map { $0.split(separator: ",").map(String.init) } ?? []
        if let repeated = ids.firstRepeated {
            throw UsageError(summary: "--systems names `\(repeated)` more than once", hint: nil)
        }
        let chosen = try split.systems(in: source.catalog, named: ids)
        let file = try FileDescriptor.writing(out)
        defer { file.close() }
        Interruption.listen()
        try write(problemsOf: chosen, to: file)
    }

    private func write(problemsOf systems: [SystemDefinition], to file: FileDescriptor) throws {
        let numbers = seeds?.numbers ?? 0...((count ?? 100) - 1)
        let total = numbers.upperBound - numbers.lowerBound + 1
        let options = ProblemOptions(noise: noise, samples: samples, reveal: reveal, variant: variant)
        let line = TrainingLine(
            format, of: split, drawnWith: options, hasProblem: problems || source.systemFile != nil)
        let examples = TrainingExamples(turns: turns, history: history)
        var integrator = Integrator()
        var json = JSONWriter()
        var missing = 0
        var progress = ProgressLine()
        defer { Self.tell(progress.closing()) }
        for number in numbers where !Interruption.isRequested {
            for system in systems where !Interruption.isRequested {
                let problem = try Problem(
                    drawing: system, seed: split.seed(of: number), options: options, using: &integrator)
                let found = examples.examples(for: problem)
                missing += turns - found.count
                json.removeAll()
                for example in found { line.write(example, to: &json) }
                try file.write(json.bytes, to: out == "-" ? "standard output" : "`\(out)`")
                let state = "seed \(number - numbers.lowerBound + 1) of \(total), \(system.id)"
                if let text = progress.text(for: state, at: .now) { Self.tell(text) }
            }
        }
        if missing > 0 {
            Self.tell(
                "note: \(missing) later turns were left out: no proposal before them was wrong enough to go on after\n")
        }
    }

    private static func tell(_ text: String) {
        // Nothing depends on it: where standard error is closed, the work goes on unseen.
        do throws(FileError) { try StandardStream.error.write(text) } catch {}
    }
}
