import ArgumentParser
import Glibc
import PhysiXEpisodes
import PhysiXFormats
import Synchronization

/// `physix score`: rewards for any number of proposals.
struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Scores proposals, a line of JSON each, in order and in constant memory.",
        discussion: """
            Examples:
              physix score < proposals.jsonl > rewards.jsonl
              physix score --input proposals.jsonl --output rewards.jsonl --jobs 8

            A line holds a problem and a proposal:
              {"id": 1, "system_id": "damped_spring", "seed": 7,
               "equation": "d2x/dt2 = -k*x", "params": {"k": 16}}
            The problem may be a trajectory of your own, and the proposal what a
            model answered:
              {"problem": {"trajectory": [{"t": 0, "y": 30}, …]},
               "completion": "…"}
            Its answer is a line with id, reward, reward_breakdown, r_squared,
            mismatch_summary and error. Blank lines are passed over.

            Exit status: 0 where every line could be read, 1 where some could not;
            their answers say why (error.kind "input"). A proposal that is no
            equation is an answer, not a failure.
            """)

    @Option(help: ArgumentHelp("Where the proposals are; - is standard input.", valueName: "file"))
    var input = "-"

    @Option(help: ArgumentHelp("Where the answers go; - is standard output.", valueName: "file"))
    var output = "-"

    @Option(help: ArgumentHelp("How many threads work; all cores unless given.", valueName: "n"))
    var jobs: Int?

    @OptionGroup var source: SystemSourceOptions

    func validate() throws {
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be 1 to 256.") }
    }

    func run() throws {
        try FileDescriptor.checkDistinct(
            output: output, option: "--output", inputs: [input] + source.files)
        let catalog = try source.catalog
        let inputFile = try FileDescriptor.reading(input)
        let outputFile = try FileDescriptor.writing(output)
        defer {
            inputFile.close()
            outputFile.close()
        }
        let unreadable = Atomic(0)
        let pipeline = LinePipeline(
            from: LineSource(inputFile, name: Self.name(of: input, "standard input")), to: outputFile,
            name: Self.name(of: output, "standard output"), jobs: jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        try pipeline.run { pipeline in
            var scorer = LineScorer(catalog: catalog)
            var json = JSONWriter()
            pipeline.answerLines { bytes in
                json.removeAll()
                let count = Self.answer(bytes, with: &scorer, into: &json)
                unreadable.add(count, ordering: .relaxed)
                return json.bytes
            }
        }
        if unreadable.load(ordering: .relaxed) > 0 { throw ExitCode(1) }
    }

    private static func name(of path: String, _ standard: String) -> String { path == "-" ? standard : "`\(path)`" }

    /// Answers whole lines and counts those that could not be read.
    private static func answer(_ bytes: [UInt8], with scorer: inout LineScorer, into json: inout JSONWriter) -> Int {
        var unreadable = 0
        for line in bytes.split(separator: UInt8(ascii: "\n")) where line.contains(where: { $0 > 0x20 }) {
            if !scorer.answer(line.span, into: &json) { unreadable += 1 }
        }
        return unreadable
    }
}
