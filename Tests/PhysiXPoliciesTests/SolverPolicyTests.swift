import PhysiXDiscovery
import PhysiXEpisodes
import PhysiXKernel
import Testing

import PhysiXPolicies

struct SolverPolicyTests {
    private func episode(
        _ id: String, seed: UInt64 = 11, options: ProblemOptions = ProblemOptions(), turnLimit: Int = 8
    ) throws -> Episode {
        let system = try SystemCatalog.builtIn.system(id)
        return try Episode(Problem(drawing: system, seed: seed, options: options), turnLimit: turnLimit)
    }

    @Test(arguments: [
        "free_fall", "free_fall_drag", "simple_pendulum", "damped_pendulum", "spring_mass", "damped_spring",
    ])
    func theFirstAnswerExplainsASystemForTraining(id: String) throws {
        var episode = try episode(id, options: ProblemOptions(noise: 0, samples: 50))
        var solver = SolverPolicy()
        try episode.step(try solver.propose(for: episode.observation))
        #expect(episode.isConverged)
        #expect(episode.evaluation()?.isEquivalent == true)
    }

    /// Beside the unstable state from which this motion starts the most probable law is often one that no other agrees with.
    @Test func theFirstAnswerIsTheLawThatTheSearchTellsFirst() throws {
        let scope = Scope(stateVariables: ["x"])
        let law = try EquationSystem(parsing: "dx/dt = 0.0981*sin(x)*(9.7*cos(x) - 1)", in: scope)
        var integrator = Integrator()
        let exact = integrator.solve(Program(law), from: [3.1], at: (0..<150).map { Double($0) / 15 })
        var led = 0
        for seed in UInt64(1)...6 {
            var generator = SeededGenerator(seed: seed)
            var samples = exact
            for index in samples.states.indices { samples.states[index] *= 1 + 0.05 * generator.gaussian() }
            let observation = try Episode(Problem(observed: samples, scope: scope)).observation
            let candidates = try Discovery.run(
                samples, stateVariables: ["x"], options: DiscoveryOptions(hint: observation.hint, effort: 5000)
            ).candidates
            let first = try #require(candidates.first)
            if candidates.contains(where: { $0.criterion < first.criterion }) { led += 1 }
            var solver = SolverPolicy()
            #expect(try solver.propose(for: observation).equation == first.system.description)
        }
        #expect(led > 0)
    }

    @Test func neitherIdNorHintNorNamesAreNeeded() throws {
        let options = ProblemOptions(samples: 50, reveal: .anonymous, variant: .altered)
        var episode = try episode("damped_spring", options: options)
        #expect(episode.observation.systemID == "anonymous")
        var solver = SolverPolicy()
        try episode.step(try solver.propose(for: episode.observation))
        #expect(episode.isConverged)
    }

    @Test func aMisleadingIdMisleadsNobody() throws {
        let original = try episode("spring_mass", options: ProblemOptions(samples: 40)).observation
        let disguised = try Problem(
            observed: original.trajectory, scope: Scope(stateVariables: original.stateVariables),
            hint: original.hint, systemID: "lorenz")
        var solvers = [SolverPolicy(), SolverPolicy()]
        let answers = [
            try solvers[0].propose(for: original), try solvers[1].propose(for: try Episode(disguised).observation),
        ]
        #expect(answers[0] == answers[1])
    }

    @Test func everyTurnProposesSomethingElseUntilNothingIsLeft() throws {
        let episode = try episode("free_fall")
        var solver = SolverPolicy()
        let observation = episode.observation
        let first = try solver.propose(for: observation)
        let second = try solver.propose(for: observation)
        #expect(first.equation != second.equation)
        var proposals: [Action] = []
        for _ in 0..<40 { proposals.append(try solver.propose(for: observation)) }
        #expect(!proposals.contains { $0.equation == first.equation })
        // Without a history there is nothing to repeat.
        #expect(proposals.last?.equation == "")
    }

    @Test func afterTheLastCandidateTheBestProposalIsRepeated() throws {
        var episode = try episode("free_fall", turnLimit: 4)
        try episode.step(Action(equation: "d2y/dt2 = -7"))
        try episode.step(Action(equation: "d2y/dt2 = 3"))
        var solver = SolverPolicy()
        var last = Action()
        for _ in 0..<40 { last = try solver.propose(for: episode.observation) }
        #expect(last.equation == "d2y/dt2 = -7")
    }

    @Test func aSearchCanBeStopped() throws {
        var solver = SolverPolicy()
        var reports = 0
        let options = ProblemOptions(samples: 30)
        let action = try solver.propose(for: try episode("lotka_volterra", options: options).observation) { _ in
            reports += 1
            return reports < 20
        }
        #expect(reports == 20)
        #expect(action.equation.contains("dx/dt"))
    }

    @Test func tooFewSamplesAreRefused() throws {
        let observed = Trajectory(times: [0, 1], states: [1, 2], stateCount: 1)
        let problem = try Problem(observed: observed, scope: Scope(stateVariables: ["x"]))
        var solver = SolverPolicy()
        let observation = try Episode(problem).observation
        #expect(throws: DiscoveryError.self) { try solver.propose(for: observation) }
    }
}
