import ArgumentParser
import PhysiXEpisodes
import PhysiXFormats
import PhysiXPolicies

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

    @Flag(help: "Print the episode as JSON Lines: a header, a line for each turn, a closing line.")
    var json = false

    func run() throws {
        let definition = try source.catalog.system(system)
        let problem = try Problem(
            drawing: definition, seed: drawing.seed, options: drawing.problemOptions(reveal: reveal))
        var episode = try Episode(problem, turnLimit: maxTurns)
        var verifier = problem.makeVerifier()
        var solver = SolverPolicy()
        let narration = EpisodeNarration(style: .of(.output), width: StandardStream.output.width)
        func tell(_ text: String) throws { if !json { try StandardStream.output.write(text) } }

        Interruption.listen()
        try tell(narration.opening(of: episode, seed: drawing.seed))
        while !episode.isDone, !Interruption.isRequested {
            let observation = episode.observation
            let action = try SearchProgress.shown { try solver.propose(for: observation, progress: $0) }
            try episode.step(action, with: &verifier)
            try tell(narration.turn(of: episode))
        }
        try tell(narration.closing(of: episode))
        if json { try StandardStream.output.write(Self.record(of: episode, policy: policy)) }
    }

    private static func record(of episode: Episode, policy: PolicyChoice) -> String {
        var json = JSONWriter()
        EpisodeRecord(of: episode, policy: policy.rawValue, version: version).write(linesTo: &json)
        return json.text
    }
}
