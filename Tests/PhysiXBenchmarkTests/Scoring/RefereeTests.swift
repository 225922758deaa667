import PhysiXBenchmark
import PhysiXFormats
import PhysiXKernel
import Testing

struct RefereeTests {
    private let referee: Referee

    init() throws {
        let text = """
            [{"id": "decay", "equations": ["-0.5*x_0"], "initial_conditions": [[2], [8]], "t_span": [0, 4], "n_points": 9}]
            """
        referee = try Referee(BenchmarkSystem.list(in: JSONValue(parsing: text))[0])
    }

    private func score(_ equation: String) throws -> TrajectoryScore {
        referee.score(try #require(Answer(equation, for: referee.system).law))
    }

    /// Against exp(-t/2) the law exp(-k·t) leaves the residuals of the closed forms.
    @Test func residualsAreThoseOfTheClosedForm() throws {
        let score = try score("dx_0/dt = -0.6*x_0")
        // numpy: t = linspace(0, 4, 9); 1 - sum((exp(-.5 t) - exp(-.6 t))**2) / sum((exp(-.5 t) - mean)**2)
        #expect((score.reconstruction - 0.9633043613109766).magnitude < 1e-9)
        #expect((score.generalisation - score.reconstruction).magnitude < 1e-9)
        #expect((score.fieldError - 0.2).magnitude < 1e-12)
        #expect(!score.hasTrueField)
        #expect(score.complexity == 2)
    }

    @Test func aLawThatBlowsUpCountsNothing() throws {
        let score = try score("dx_0/dt = x_0**2")
        #expect(score.reconstruction == 0)
        #expect(score.generalisation == 0)
    }

    @Test func aLawWithoutValuesInTheBoxHasNoTrueField() throws {
        // The box around states from 0.27 to 8 reaches below 0.
        let score = try score("dx_0/dt = -0.5*sqrt(x_0)*sqrt(x_0)")
        #expect(score.reconstruction > 1 - 1e-9)
        #expect(score.fieldError == .infinity)
    }

    @Test func anAnswerThatCannotBeReadSaysWhy() {
        let answer = Answer("dx_0/dt = y", for: referee.system)
        #expect(answer.law == nil)
        #expect(answer.failure?.contains("`y`") == true)
    }
}
