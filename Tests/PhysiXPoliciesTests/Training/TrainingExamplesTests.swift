import PhysiXEpisodes
import PhysiXKernel
import PhysiXPolicies
import Testing

struct TrainingExamplesTests {
    private func problem(
        _ id: String, seed: UInt64 = 5, options: ProblemOptions = ProblemOptions()
    ) throws -> Problem {
        try Problem(drawing: SystemCatalog.builtIn.system(id), seed: seed, options: options)
    }

    private func reward(_ answer: Action, _ problem: Problem) -> RewardBreakdown {
        var verifier = problem.makeVerifier()
        return Verdict(of: answer, by: &verifier).reward
    }

    @Test(arguments: SystemCatalog.builtIn.systems.map(\.id))
    func theAnswerAgreesWithTheSamples(id: String) throws {
        for options in [ProblemOptions(), ProblemOptions(reveal: .anonymous, variant: .altered)] {
            let problem = try problem(id, options: options)
            let answer = try #require(TrainingExamples().examples(for: problem).first).answer
            #expect(reward(answer, problem).match > 0.93)
        }
    }

    @Test func theFirstQuestionIsThatOfAnEpisode() throws {
        let problem = try problem("damped_pendulum")
        let example = try #require(TrainingExamples().examples(for: problem).first)
        #expect(example.prompt == Prompt(try Episode(problem).observation))
        #expect(example.answer.equation == "d2theta/dt2 = -(g/L)*sin(theta) - b*dtheta")
        #expect(example.answer.rationale == "d2theta/dt2 depends on sin(theta) and dtheta")
        #expect(example.previousMatch == 0)
    }

    @Test(arguments: [
        "free_fall", "free_fall_drag", "simple_pendulum", "damped_pendulum", "spring_mass", "damped_spring",
    ])
    func laterQuestionsFollowWrongProposalsWithTheVerifiersFeedback(id: String) throws {
        for seed in UInt64(0)..<8 {
            let problem = try problem(id, seed: seed)
            let examples = TrainingExamples(turns: 4).examples(for: problem)
            #expect(examples.map(\.turn) == [1, 2, 3, 4])
            for example in examples {
                #expect(example.previousMatch < Mismatch.agreement)
                #expect(reward(example.answer, problem).match > 0.93)
            }
            let last = try #require(examples.last).prompt.user
            #expect(last.contains("HISTORY (the last 3 of 3):\n{\"turn\":1,"))
            #expect(
                last.contains(#""mismatch_summary":"predicted "#) || last.contains(#""mismatch_summary":"parse error"#))
        }
    }

    @Test func proposalsAreWrongInSeveralWays() throws {
        let rationales = try (UInt64(0)..<40).flatMap { seed in
            try TrainingExamples(turns: 3).examples(for: problem("damped_spring", seed: seed)).map(\.answer.rationale)
        }
        for lesson in [
            "the last proposal has the right terms and wrong numbers; ", "the last proposal lacks the term vx; ",
            "the last proposal lacks the term x; ", "the last proposal could not be used: parse error: ",
        ] {
            #expect(rationales.contains { $0.hasPrefix(lesson) }, "\(lesson)")
        }
    }

    @Test func theSearchsWayLeadsFromTheSimpleToTheTrue() throws {
        let examples = TrainingExamples(turns: 8, history: .solver).examples(for: try problem("damped_pendulum"))
        #expect(examples.count > 1)
        #expect(examples.last?.prompt.user.contains("fitted to the samples") == false, "rationales are not shown")
        #expect(examples.last.map { $0.previousMatch > 0 } == true)
    }

    @Test func anonymousProblemsTellNeitherNamesNorSystem() throws {
        let options = ProblemOptions(reveal: .anonymous)
        for example in TrainingExamples(turns: 3).examples(for: try problem("simple_pendulum", options: options)) {
            #expect(!example.prompt.user.contains("theta") && !example.prompt.user.contains("pendulum"))
            #expect(example.answer.equation == "d2x1/dt2 = -(g/L)*sin(x1)")
            #expect(!example.answer.rationale.contains("theta"))
        }
    }

    @Test func theSameProblemGivesTheSameExamples() throws {
        let problem = try problem("free_fall_drag")
        let examples = TrainingExamples(turns: 5).examples(for: problem)
        #expect(examples == TrainingExamples(turns: 5).examples(for: problem))
        let other = TrainingExamples(turns: 5).examples(for: try self.problem("free_fall_drag", seed: 6))
        #expect(examples.map(\.prompt) != other.map(\.prompt))
    }
}
