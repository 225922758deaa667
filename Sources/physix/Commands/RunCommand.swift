import ArgumentParser
import PhysiXEpisodes
import PhysiXFormats
import PhysiXLLM
import PhysiXPolicies
import PhysiXStore

/// `physix run`: an episode, turn by turn.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs an episode: a policy proposes equations until one agrees with the samples.",
        discussion: """
            Examples:
              physix run --system damped_spring --seed 7
              physix run --system free_fall_drag --seed 1 --noise 0.05 --reveal anonymous
              physix run --system lotka_volterra --seed 3 --json
              physix run --system lotka_volterra --seed 3 --database episodes.sqlite
              physix run --system free_fall --policy llm --model openai/gpt-oss-120b --fit
              physix run --system free_fall --policy llm --model qwen2.5:7b \\
                --base-url http://localhost:11434/v1

            A model's key is read from the environment, such as HF_TOKEN for Hugging Face's
            router, or asked for; it is no argument, which others could read.
            """)

    @Option(help: ArgumentHelp("The system; `physix systems` lists them.", valueName: "id"))
    var system: String

    @OptionGroup var source: SystemSourceOptions
    @OptionGroup var drawing: DrawingOptions

    @Option(help: "How much the policy is told.")
    var reveal: ProblemOptions.Reveal = .full

    @OptionGroup var proposing: PolicyOptions

    @Option(help: ArgumentHelp("How many turns there are.", valueName: "n"))
    var maxTurns = 8

    @Option(help: ArgumentHelp("Keep the episode in this database, each turn before it is told.", valueName: "file"))
    var database: String?

    @Flag(help: "Print the episode as JSON Lines: a header, a line for each turn, a closing line.")
    var json = false

    func run() async throws {
        let catalog = try source.catalog
        let system = try catalog.system(system)
        try await ModelProgress.withClient { client in
            let model = try proposing.model(client)
            let label = SessionLabel(policy: model?.name ?? proposing.policy.rawValue, version: version)
            let session = try Session(
                label, drawing: system, seed: drawing.seed, options: drawing.problemOptions(reveal: reveal),
                turnLimit: maxTurns)
            let store = try database.map { file throws(StoreError) in try SessionDatabase(file, catalog: catalog) }
            try await play(session, model, keptIn: store)
        }
    }

    private func play(_ begun: Session, _ model: ModelPolicy?, keptIn store: SessionDatabase?) async throws {
        var session = begun
        try store?.create(session)
        var verifier = session.episode.problem.makeVerifier()
        var proposer = EpisodeProposer(model)
        let narration = EpisodeNarration(style: .of(.output), width: StandardStream.output.width)
        func tell(_ text: String) throws { if !json { try StandardStream.output.write(text) } }

        Interruption.listen()
        try tell(narration.opening(of: session.episode, seed: drawing.seed))
        while session.ended == nil, !Interruption.isRequested {
            guard let proposal = try await proposer.propose(for: session.episode.observation) else { break }
            let turn = try session.step(proposal, with: &verifier)
            try store?.append(turn, of: session)
            try tell(narration.turn(of: session.episode))
            if let note = proposer.note { try tell(note.wrapped(to: narration.width).joined(separator: "\n") + "\n\n") }
        }
        try tell(narration.closing(of: session.episode))
        if store != nil { try tell("Kept as \(session.id).\n") }
        if json { try StandardStream.output.write(Self.record(of: session, isKept: store != nil)) }
    }

    private static func record(of session: Session, isKept: Bool) -> String {
        var json = JSONWriter()
        var record = EpisodeRecord(of: session.episode, policy: session.label.policy, version: version)
        if isKept { record.id = session.id.description }
        record.write(linesTo: &json)
        return json.text
    }
}
