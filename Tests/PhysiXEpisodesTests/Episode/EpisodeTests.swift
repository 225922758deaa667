import PhysiXFormats
import PhysiXKernel
import Testing

@testable import PhysiXEpisodes

struct EpisodeTests {
    private let problem: Problem

    init() throws {
        problem = try Problem(drawing: .freeFall, seed: 1, options: ProblemOptions(noise: 0))
    }

    private let good = Action(equation: "d2y/dt2 = -g", parameters: ["g": 9.81], rationale: "gravity")
    private let poor = Action(equation: "d2y/dt2 = -6")

    @Test func aNewEpisodeShowsTheProblemAndNothingElse() throws {
        let observation = try Episode(problem).observation
        #expect(observation.turn == 0)
        #expect(observation.turnsRemaining == 8)
        #expect(observation.history.isEmpty)
        #expect(observation.mismatchSummary == "")
        #expect(!observation.hint.isEmpty)
        #expect(!observation.isDone)
        #expect(observation.reward == nil)
        #expect(observation.trajectory == problem.observed)
        #expect(observation.systemID == "free_fall")
    }

    @Test func aTurnIsCountedAndRemembered() throws {
        var episode = try Episode(problem)
        let observation = try episode.step(poor)
        #expect(observation.turn == 1)
        #expect(observation.turnsRemaining == 7)
        #expect(observation.history.map(\.turn) == [1])
        #expect(observation.history.first?.equation == "d2y/dt2 = -6")
        #expect(observation.reward == observation.rewardBreakdown.total)
        #expect(observation.mismatchSummary == observation.history.last?.mismatchSummary)
        #expect(!observation.isDone)
    }

    @Test func theTruthEndsTheEpisode() throws {
        var episode = try Episode(problem)
        let observation = try episode.step(good)
        // match 1 and progress 1 to rounding, one operator: 0.5 + 0.2 + 0.2·0.95 + 0.1.
        #expect(abs((observation.reward ?? 0) - 0.99) < 1e-6)
        #expect(observation.isDone && episode.isConverged)
        #expect(observation.mismatchSummary == "Predicted and observed trajectories agree closely.")
        #expect(throws: EpisodeError.finished(turns: 1, isConverged: true)) { try episode.step(good) }
        #expect(episode.history.count == 1)
    }

    @Test func theLastTurnEndsTheEpisode() throws {
        var episode = try Episode(problem, turnLimit: 2)
        try episode.step(poor)
        #expect(try episode.step(poor).isDone)
        #expect(!episode.isConverged)
        #expect(throws: EpisodeError.finished(turns: 2, isConverged: false)) { try episode.step(good) }
    }

    @Test func progressCountsFromTheTurnBefore() throws {
        var episode = try Episode(problem)
        let first = try episode.step(Action(equation: "d2y/dt2 = -6"))
        #expect(first.rewardBreakdown.progress == first.rewardBreakdown.match)
        let second = try episode.step(Action(equation: "d2y/dt2 = -7"))
        #expect(second.rewardBreakdown.match > first.rewardBreakdown.match)
        #expect(
            second.rewardBreakdown.progress == second.rewardBreakdown.match - first.rewardBreakdown.match)
        #expect(try episode.step(poor).rewardBreakdown.progress == 0)
    }

    @Test func matchIsTheMeanOfRSquared() throws {
        var episode = try Episode(problem)
        let match = try episode.step(Action(equation: "d2y/dt2 = -7")).rewardBreakdown.match
        // Without noise the residuals are 1.405·t² and 2.81·t, the data y0 − 4.905·t² and −9.81·t. For evenly spaced t,
        // 1 − R² = (2.81 / 9.81)² · Σt⁴ / Σ(t² − mean)² and the same with Σt² / Σ(t − mean)².
        let times = problem.observed.times
        func ratio(_ power: (Double) -> Double) -> Double {
            let values = times.map(power)
            let mean = values.reduce(0, +) / Double(values.count)
            return values.reduce(0) { $0 + $1 * $1 } / values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        }
        let error = (2.81 / 9.81) * (2.81 / 9.81)
        let expected = 1 - error * (ratio { $0 * $0 } + ratio { $0 }) / 2
        #expect(abs(match - expected) < 1e-6)
    }

    @Test(arguments: ["", "nonsense", "d2y/dt2 = -z", "d2y/dt2 = -g"])
    func whatCannotBeReadEarnsNothingAndTakesATurn(equation: String) throws {
        var episode = try Episode(problem)
        let observation = try episode.step(Action(equation: equation))
        #expect(observation.rewardBreakdown == .zero)
        #expect(observation.reward == 0)
        #expect(observation.turn == 1)
        #expect(observation.mismatchSummary.hasPrefix("parse error: "))
        #expect(episode.verdict?.prediction == nil)
        guard case .parse = episode.verdict?.failure else {
            Issue.record("not a parse failure")
            return
        }
    }

    @Test func whatCannotBeIntegratedEarnsNothingAndSaysWhy() throws {
        var episode = try Episode(problem)
        let observation = try episode.step(Action(equation: "d2y/dt2 = sqrt(-1 - y**2)"))
        #expect(observation.rewardBreakdown == .zero)
        #expect(
            observation.mismatchSummary
                == "simulation failed: the right-hand side has no finite value at t=0.0s.")
        #expect(episode.verdict?.failure == .simulation(.notFinite(time: 0)))
    }

    @Test func copiesGoOnByThemselves() throws {
        var episode = try Episode(problem)
        try episode.step(poor)
        var copy = episode
        try copy.step(good)
        #expect(episode.history.count == 1)
        #expect(copy.isDone && !episode.isDone)
    }

    @Test(arguments: [0, -1, 1001]) func aNumberOfTurnsOutOfRangeIsRefused(turns: Int) {
        #expect(throws: EpisodeError.turnLimit(turns)) { try Episode(problem, turnLimit: turns) }
    }

    @Test func anUnknownInitialStateIsFittedAndSaidSo() throws {
        let positions = Trajectory(times: problem.observed.times, states: problem.observed.column(0), stateCount: 1)
        var episode = try Episode(Problem(observed: positions, scope: Scope(stateVariables: ["y"])))
        let observation = try episode.step(good)
        let fitted = try #require(observation.fittedInitialState)
        #expect(fitted.stateVariables == ["y", "vy"] && !fitted.isStopped)
        #expect(abs(fitted.values[0] - problem.observed[0, 0]) < 1e-3)
        #expect(abs(fitted.values[1]) < 1e-3)
        var json = JSONWriter()
        observation.write(to: &json)
        #expect(json.text.contains(#""fitted_initial_state":{"y":"#) && json.text.contains(#","vy":"#))
        #expect(observation.rewardBreakdown.match > 0.9999)
    }
}
