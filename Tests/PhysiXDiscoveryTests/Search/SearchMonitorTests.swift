import Testing

@testable import PhysiXDiscovery

/// How long each stage of a search may go on.
struct SearchMonitorTests {
    @Test(arguments: [
        (DiscoveryProgress.Stage.searching, 99.0, true), (.searching, 100, false), (.screening, 100, false),
        (.polishing, 124, true), (.polishing, 125, false),
    ])
    func whatTookAllOfTheEffortToFindStillGetsExactConstants(
        stage: DiscoveryProgress.Stage, work: Double, goesOn: Bool
    ) throws {
        let bench = try Bench(Laboratory.predatorAndPrey.samples(), Laboratory.predatorAndPrey.stateVariables)
        var monitor = SearchMonitor(effort: 100) { _ in true }
        let answer = monitor.goesOn(stage, work: work, best: nil, bench.prepared.language)
        #expect(answer == goesOn)
    }

    @Test func aStopEndsThatToo() throws {
        let bench = try Bench(Laboratory.predatorAndPrey.samples(), Laboratory.predatorAndPrey.stateVariables)
        var monitor = SearchMonitor(effort: 100) { _ in false }
        let answer = monitor.goesOn(.polishing, work: 0, best: nil, bench.prepared.language)
        #expect(!answer)
    }
}
