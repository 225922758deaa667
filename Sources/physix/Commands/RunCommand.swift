import ArgumentParser
import PhysiXEpisodes
import PhysiXFormats
import PhysiXPolicies
import PhysiXStore

/// `physix run`: an episode, turn by turn.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs an episode: a policy proposes equations until one agrees with the samples.",
        discussion: """
            Examples:
              physix run --system damped_spring --seed 7
              physix run --system free_fall_drag --seed 1 --noise 0.05 --reveal anonymous
              physix run --system lotka_volterra --seed 3 --json
              physix run --system lotka_volterra --seed 3 --database episodes.sqlite
            """)

    @Option(help: ArgumentHelp("The system; `physix systems` lists them.", valueName: "id"))
    var system: String

    @OptionGroup var source: SystemSourceOptions
    @OptionGroup var drawing: DrawingOptions

    @Option(help: "How much the policy is told.")
    var reveal: ProblemOptions.Reveal = .full

    @Option(help: "Who proposes.")
    var policy: PolicyChoice = .solver

    @Option(help: ArgumentHelp("How many turns there are.", valueName: "n"))
    var maxTurns = 8

    @Option(help: ArgumentHelp("Keep the episode in this database, each turn before it is told.", valueName: "file"))
    var database: String?

    @Flag(help: "Print the episode as JSON Lines: a header, a line for each turn, a closing line.")
    var json = false

    func run() throws {
        let catalog = try source.catalog
        let store = try database.map { file throws(StoreError) in try SessionDatabase(file, catalog: catalog) }
        var session = try Session(
            SessionLabel(policy: policy.rawValue, version: version), drawing: try catalog.system(system),
            seed: drawing.seed, options: drawing.problemOptions(reveal: reveal), turnLimit: maxTurns)
        try store?.create(session)
        var verifier = session.episode.problem.makeVerifier()
        var solver = SolverPolicy()
        let narration = EpisodeNarration(style: .of(.output), width: StandardStream.output.width)
        func tell(_ text: String) throws { if !json { try StandardStream.output.write(text) } }

        Interruption.listen()
        try tell(narration.opening(of: session.episode, seed: drawing.seed))
        while session.ended == nil, !Interruption.isRequested {
            let observation = session.episode.observation
            let start = ContinuousClock.now
            let action = try SearchProgress.shown { try solver.propose(for: observation, progress: $0) }
            let latency = (ContinuousClock.now - start) / .seconds(1)
            let turn = try session.step(
                Proposal(action, policy: policy.rawValue, latency: latency), with: &verifier)
            try store?.append(turn, of: session)
            try tell(narration.turn(of: session.episode))
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
