import PhysiXKernel
import Testing

@testable import PhysiXEpisodes

struct ResumingTests {
    private func played(_ equations: [String]) throws -> Episode {
        var episode = try Episode(Problem(drawing: .dampedSpring, seed: 12), turnLimit: 4)
        for equation in equations { try episode.step(Action(equation: equation)) }
        return episode
    }

    @Test(arguments: [
        [], ["d2x/dt2 = -4*x"], ["d2x/dt2 = -4*x", "x ="], ["dx/dt = 1", "d2x/dt2 = -5*x", "d2x/dt2 = -6*x"],
    ])
    func anEpisodeGoesOnAsIfItHadNeverStopped(equations: [String]) throws {
        var episode = try played(equations)
        var resumed = try Episode(episode.problem, turnLimit: 4, after: episode.history)
        #expect(resumed.observation == episode.observation && resumed.verdict?.reward == episode.verdict?.reward)
        let next = Action(equation: "d2x/dt2 = -7*x")
        #expect(try resumed.step(next) == episode.step(next))
    }

    @Test func aTurnThatEarnsSomethingElseNowIsRefused() throws {
        var history = try played(["d2x/dt2 = -4*x"]).history
        var reward = history[0].reward
        reward.match = reward.match.nextUp
        history[0] = HistoryEntry(
            turn: 1, action: Action(equation: "d2x/dt2 = -4*x"), reward: reward,
            mismatchSummary: history[0].mismatchSummary)
        let problem = try Problem(drawing: .dampedSpring, seed: 12)
        #expect(throws: EpisodeError.changed(turn: 1)) { try Episode(problem, turnLimit: 4, after: history) }
    }

    @Test func moreTurnsThanTheLimitAreRefused() throws {
        let episode = try played(["a", "b", "c"])
        #expect(throws: EpisodeError.finished(turns: 2, isConverged: false)) {
            try Episode(episode.problem, turnLimit: 2, after: episode.history)
        }
    }
}

struct ReplayDifferenceTests {
    private func record() throws -> EpisodeRecord {
        var episode = try Episode(Problem(drawing: .dampedSpring, seed: 12), turnLimit: 2)
        for equation in ["d2x/dt2 = -4*x", "gravity"] { try episode.step(Action(equation: equation)) }
        return EpisodeRecord(of: episode, policy: "test", version: "0.1")
    }

    @Test func anHonestRecordHasNoDifference() throws { #expect(try record().firstDifference() == nil) }

    @Test func theLastBitOfARewardIsSeen() throws {
        var record = try record()
        record.turns[0].reward = record.turns[0].reward.nextDown
        let difference = try #require(try record.firstDifference())
        #expect(difference.turn == 1 && difference.part == "reward")
        #expect(difference.description.hasPrefix("turn 1: `reward` was "))
    }

    @Test func aPartOfTheRewardIsSeenWhereItWasKept() throws {
        var record = try record()
        var parts = RewardBreakdown.zero
        parts.diagnostics.frequency = 1e-300
        record.turns[1].breakdown = parts
        #expect(try record.firstDifference()?.part == "freq")
        record.turns[1].breakdown = .zero
        #expect(try record.firstDifference() == nil)
    }

    @Test func sentencesAndTurnsBehindTheEndAreSeen() throws {
        var record = try record()
        record.turns[1].mismatchSummary = "no"
        #expect(try record.firstDifference()?.part == "mismatch_summary")
        record.turns[1] = try self.record().turns[1]
        record.turns.append(record.turns[1])
        #expect(try record.firstDifference()?.turn == 3)
    }
}
