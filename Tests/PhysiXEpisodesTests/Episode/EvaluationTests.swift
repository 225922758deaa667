import PhysiXKernel
import Testing

@testable import PhysiXEpisodes

struct EvaluationTests {
    private func evaluation(
        _ equation: String, _ parameters: Parameters = [:], _ options: ProblemOptions = ProblemOptions(),
        of system: SystemDefinition = .freeFallDrag
    ) throws -> Evaluation? {
        let problem = try Problem(drawing: system, seed: 4, options: options)
        return Evaluation(of: Action(equation: equation, parameters: parameters), for: problem)
    }

    @Test(arguments: SystemCatalog.builtIn.systems.map(\.id))
    func theTruthIsWorthEverything(id: String) throws {
        let options = ProblemOptions(reveal: .anonymous, variant: .altered)
        let problem = try Problem(drawing: SystemCatalog.builtIn.system(id), seed: 4, options: options)
        let truth = try #require(problem.truth)
        let action = Action(equation: truth.equation, parameters: truth.parameters)
        let evaluation = try #require(Evaluation(of: action, for: problem))
        #expect(evaluation.isEquivalent)
        #expect(evaluation.terms.precision == 1 && evaluation.terms.recall == 1)
        #expect(evaluation.noiseFreeMatch > 0.999)
        #expect(evaluation.unseenMatch > 0.99)
    }

    @Test func aMissingTermCostsRecallAndASuperfluousOnePrecision() throws {
        let missing = try #require(try evaluation("d2y/dt2 = -9.81"))
        #expect(missing.terms.precision == 1 && missing.terms.recall == 0.5)
        #expect(!missing.isEquivalent)
        let superfluous = try #require(try evaluation("d2y/dt2 = -9.81 + k*vy**2 + 0.001*y", ["k": 0.03]))
        #expect(superfluous.terms.precision == 2.0 / 3 && superfluous.terms.recall == 1)
        #expect(!superfluous.isEquivalent)
    }

    @Test func numbersMayBeOffAsMuchAsNoiseMakesThem() throws {
        let truth = try #require(try Problem(drawing: .freeFallDrag, seed: 4).truth)
        let k = try #require(truth.parameters["k"])
        #expect(try #require(try evaluation("d2y/dt2 = k*vy**2 - 9.7", ["k": 1.03 * k])).isEquivalent)
        #expect(try !#require(try evaluation("d2y/dt2 = k*vy**2 - 9.7", ["k": 1.2 * k])).isEquivalent)
    }

    @Test func aLawThatFitsOneTrajectoryOnlyFailsOnUnseenOnes() throws {
        // Energy is conserved, so the bracket vanishes along this fall; from any other height it does not.
        let problem = try Problem(drawing: .freeFall, seed: 4)
        let height = try #require(problem.initialState?[0])
        let memorised = try #require(
            Evaluation(
                of: Action(
                    equation: "d2y/dt2 = -g + k*(vy**2 - 2*g*(h - y))",
                    parameters: ["g": 9.81, "h": height, "k": 0.05]), for: problem))
        #expect(memorised.noiseFreeMatch > 0.9999)
        #expect(memorised.unseenMatch < 0.9)
        let truth = try #require(Evaluation(of: Action(equation: "d2y/dt2 = -9.81"), for: problem))
        #expect(truth.unseenMatch > 0.999)
    }

    @Test func nothingIsSaidWithoutTruthOrWithoutAProposal() throws {
        #expect(try evaluation("nonsense") == nil)
        let measured = try Problem(
            observed: Trajectory(times: [0, 1], states: [1, 2], stateCount: 1), scope: Scope(stateVariables: ["y"]))
        #expect(Evaluation(of: Action(equation: "dy/dt = 1"), for: measured) == nil)
    }

    @Test func anEpisodeIsEvaluatedByItsBestTurnOnceItHasEnded() throws {
        var episode = try Episode(Problem(drawing: .freeFall, seed: 4), turnLimit: 3)
        try episode.step(Action(equation: "d2y/dt2 = -5"))
        #expect(episode.evaluation() == nil)
        try episode.step(Action(equation: "d2y/dt2 = -7"))
        try episode.step(Action(equation: "nonsense"))
        let evaluation = try #require(episode.evaluation())
        #expect(evaluation == Evaluation(of: Action(equation: "d2y/dt2 = -7"), for: episode.problem))
        #expect(evaluation.terms.recall == 1 && !evaluation.isEquivalent)
    }
}
