import PhysiXEpisodes
import PhysiXKernel
import PhysiXPolicies
import Testing

struct ParameterFitTests {
    private func episode(_ id: String, seed: UInt64 = 11) throws -> Episode {
        try Episode(Problem(drawing: try SystemCatalog.builtIn.system(id), seed: seed))
    }

    private static let guesses: [(String, String, Parameters)] = [
        ("free_fall", "d2y/dt2 = -g", ["g": 1.0]), ("free_fall_drag", "d2y/dt2 = -g + k*vy**2", ["g": 5, "k": 0.1]),
        ("spring_mass", "d2x/dt2 = -w*x", ["w": 1]), ("damped_spring", "d2x/dt2 = -w*x - b*vx", ["w": 1, "b": 0]),
        ("damped_pendulum", "d2theta/dt2 = -w*sin(theta) - b*dtheta", ["w": 1, "b": 1]),
        ("charged_particle", "d2x/dt2 = w*vy; d2y/dt2 = -w*vx", ["w": 0.3]),
        ("lotka_volterra", "dx/dt = a*x - b*x*y; dy/dt = c*x*y - d*y", ["a": 1, "b": 0.1, "c": 0.1, "d": 1]),
    ]

    @Test(arguments: guesses)
    func theRightEquationWithWrongNumbersIsEnough(_ id: String, _ equation: String, _ guess: Parameters) throws {
        for seed: UInt64 in [1, 2, 3] {
            var episode = try episode(id, seed: seed)
            let fit = ParameterFit(of: Action(equation: equation, parameters: guess), to: episode.observation)
            #expect(fit.isChanged)
            try episode.step(fit.action)
            #expect(episode.isConverged, "\(id), seed \(seed): \(fit.action.parameters) earns \(episode.lastMatch)")
        }
    }

    @Test func numbersInTheTextAndWhatNoEquationUsesStayAsTheyAre() throws {
        let proposal = Action(equation: "d2y/dt2 = -9.81*s", parameters: ["s": 0.5, "mass": 3], rationale: "why")
        let fit = ParameterFit(of: proposal, to: try episode("free_fall").observation)
        #expect(fit.action.equation == proposal.equation)
        #expect(fit.action.rationale == "why")
        #expect(fit.action.parameters["mass"] == 3)
        #expect(abs((fit.action.parameters["s"] ?? 0) - 1) < 0.01)
    }

    @Test(arguments: ["", "d2y/dt2 = -z", "d2y/dt2 = -9.81", "d2y/dt2 = g/0*g", "d2y/dt2 = exp(g*exp(y**2))"])
    func whatCannotBeFittedIsLeftAlone(_ equation: String) throws {
        let proposal = Action(equation: equation, parameters: ["g": 1])
        let fit = ParameterFit(of: proposal, to: try episode("free_fall").observation)
        #expect(!fit.isChanged)
        #expect(fit.action == proposal)
    }

    @Test func fittedNumbersHaveSixDigits() throws {
        let fit = ParameterFit(
            of: Action(equation: "d2y/dt2 = -g", parameters: ["g": 3]), to: try episode("free_fall").observation)
        #expect(fit.action.parameters["g"]?.description.count ?? 99 <= 7)
    }

    @Test func aVelocityThatWasNotMeasuredIsNoObstacle() throws {
        let measured = try episode("spring_mass").observation
        let trajectory = Trajectory(
            times: measured.trajectory.times, states: measured.trajectory.column(0), stateCount: 1)
        let problem = try Problem(observed: trajectory, scope: Scope(stateVariables: ["x"]))
        var episode = try Episode(problem)
        let fit = ParameterFit(
            of: Action(equation: "d2x/dt2 = -w*x", parameters: ["w": 1]), to: episode.observation)
        try episode.step(fit.action)
        #expect(episode.isConverged)
    }
}
