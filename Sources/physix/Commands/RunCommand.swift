import ArgumentParser
import PhysiXEpisodes
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

    @Option(help: "How many turns there are.")
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
        try StandardStream.output.write(narration.opening(of: episode, seed: drawing.seed))
        while !episode.isDone {
            let action = try solver.propose(for: episode.observation)
            try episode.step(action, with: &verifier)
            try StandardStream.output.write(narration.turn(of: episode))
        }
        try StandardStream.output.write(narration.closing(of: episode))
    }
}

/// Who proposes equations in an episode.
enum PolicyChoice: String, ExpressibleByArgument, CaseIterable {
    case solver
}
