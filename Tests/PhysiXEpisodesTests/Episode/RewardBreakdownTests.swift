import PhysiXKernel
import Testing

@testable import PhysiXEpisodes

struct RewardBreakdownTests {
    private func reward(match: Double, previous: Double = 0, operators: Int = 0) -> RewardBreakdown {
        RewardBreakdown(
            Score(ending: .completed, rSquared: [match], match: match, operatorCount: operators),
            previousMatch: previous, diagnostics: .zero)
    }

    @Test func theTotalIsTheWeightedSum() {
        // By hand: 0.5·0.8 + 0.2·0.3 + 0.2·(1 − 0.05·4) + 0.1 = 0.4 + 0.06 + 0.16 + 0.1.
        let result = reward(match: 0.8, previous: 0.5, operators: 4)
        #expect(abs(result.total - 0.72) < 1e-15)
        #expect(abs(result.progress - 0.3) < 1e-15)
        #expect(abs(result.simplicity - 0.8) < 1e-15)
        #expect(result.format == 1)
    }

    @Test func progressIsNeverNegative() {
        #expect(reward(match: 0.4, previous: 0.9).progress == 0)
    }

    @Test(arguments: [(0, 1.0), (1, 0.95), (20, 0), (21, 0), (256, 0)])
    func eachOperatorCostsATwentiethOfSimplicity(operators: Int, expected: Double) {
        #expect(abs(reward(match: 0.5, operators: operators).simplicity - expected) < 1e-15)
    }

    @Test func simplicityNeedsAMatchOfATenth() {
        #expect(reward(match: 0.1).simplicity == 1)
        #expect(reward(match: 0.0999).simplicity == 0)
    }

    @Test func denseMatchAndCorrectnessFollowFromTheMatch() {
        #expect(reward(match: 0.49).matchDense == 0.7)
        #expect(reward(match: 0.49).correctness == 0)
        #expect(reward(match: 0.7).correctness == 1)
    }

    @Test func failureIsZeroThroughout() {
        let zero = RewardBreakdown.zero
        #expect([zero.match, zero.progress, zero.simplicity, zero.format, zero.total] == [0, 0, 0, 0, 0])
        #expect([zero.matchDense, zero.correctness] == [0, 0])
        #expect(zero.diagnostics == Diagnostics(shape: 0, frequency: 0, amplitude: 0))
    }
}
