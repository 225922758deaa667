import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// When long computations ask whether to go on, and what a stop still allows.
struct StopRequestTests {
    @Test func smallComputationsDoNotAskAndLargeOnesDo() {
        var calls = 0
        let stop = StopRequest { _ in
            calls += 1
            return true
        }
        for _ in 0..<9 { #expect(!stop.isMade(before: 100_000)) }
        #expect(calls == 0)
        #expect(!stop.isMade(before: 100_000))
        #expect(calls == 1)
        #expect(!stop.isMade(before: 999_999))
        #expect(calls == 1)
    }

    @Test func onceMadeItHoldsAndNobodyIsAskedAgain() {
        var calls = 0
        let stop = StopRequest { _ in
            calls += 1
            return false
        }
        #expect(stop.isMade(before: 2_000_000))
        #expect(stop.isMade(before: 0))
        #expect(!stop.goesOn(DiscoveryProgress(stage: .polishing, spent: 1, best: nil, parameters: [])))
        #expect(calls == 1)
    }

    @Test func aSmallFitMayBeFinishedAndALargeOneNot() {
        let stop = StopRequest { _ in false }
        _ = stop.isMade(before: 2_000_000)
        #expect(!stop.endsFit(before: 1_000_000))
        #expect(stop.endsFit(before: 4_000_000))
    }

    /// Twelve columns and 1500 rows: each stage is long enough to have to ask.
    @Test(arguments: [1, 3, 10]) func aLargeSearchEndsWithFewMoreCalls(after calls: Int) throws {
        var generator = SeededGenerator(seed: 5)
        let times = (0..<1500).map(Double.init)
        let samples = Trajectory(
            times: times, states: times.flatMap { _ in (0..<12).map { _ in generator.gaussian() } }, stateCount: 12)
        var left = calls
        let result = try Discovery.run(
            samples, stateVariables: (0..<12).map { "v\($0)" }, options: DiscoveryOptions(order: .first)
        ) { _ in
            left -= 1
            return left > 0
        }
        #expect(left == 0)
        #expect(result.wasStopped)
        #expect(!result.candidates.isEmpty)
    }
}
