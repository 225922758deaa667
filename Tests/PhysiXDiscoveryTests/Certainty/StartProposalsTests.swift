import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

struct StartProposalsTests {
    private func states(_ columns: [[Double]]) throws -> [[Double]] {
        let times = columns[0].indices.map(Double.init)
        let samples = Trajectory(
            times: times, states: times.indices.flatMap { row in columns.map { $0[row] } }, stateCount: columns.count)
        let names = Array(["x", "y", "z"].prefix(columns.count))
        let measurements = try Measurements([samples], stateVariables: names)
        return StartProposals.states(measurements, from: [columns.map { $0[0] }])
    }

    @Test func theyLieInABoxALittleLargerThanWhatWasVisited() throws {
        let proposals = try states([[2, 3, 4, 5, 6, 4], [-1, 0, 1, 1, 0, 0]])
        #expect(proposals.count > 15)
        for state in proposals {
            // Half of the range on either side, and what was always positive stays so.
            #expect((0...8).contains(state[0]) && (-2...2).contains(state[1]), "\(state)")
            for value in state { #expect(Rounding.round(value, digits: 2) == value) }
        }
        #expect(proposals.contains { $0[0] > 6 } && proposals.contains { $0[1] < -1 })
    }

    @Test func noneIsThereTwiceOrWasMeasured() throws {
        let proposals = try states([[2, 3, 4, 5, 6, 4], [-1, 0, 1, 1, 0, 0]])
        #expect(Set(proposals).count == proposals.count)
        #expect(!proposals.contains([2, -1]))
    }

    @Test func aColumnThatNeverChangesStaysAsItIs() throws {
        #expect(try states([[2, 3, 4, 5, 6, 4], [3, 3, 3, 3, 3, 3]]).allSatisfy { $0[1] == 3 })
    }
}
