import Foundation
import PhysiXKernel
import Testing

struct InitialStateFitTests {
    private let times = (0..<21).map { Double($0) * 0.1 }

    private func verifier(
        _ columns: [[Double]], _ names: [String], at times: [Double]? = nil, budget: Budget = Budget()
    ) -> Verifier {
        let times = times ?? self.times
        let states = times.indices.flatMap { sample in columns.map { $0[sample] } }
        return Verifier(
            observed: Trajectory(times: times, states: states, stateCount: columns.count),
            scope: Scope(stateVariables: names), budget: budget)
    }

    /// Positions at the times 0, 1, 2 of a motion without forces: the line of least squares.
    @Test func aFreeMotionIsTheLineOfLeastSquares() throws {
        var verifier = verifier([[1, 2, 4]], ["x"], at: [0, 1, 2])
        _ = try verifier.verify("d2x/dt2 = 0", parameters: [:])
        let start = verifier.initialState
        let isStopped = verifier.isInitialStateFitStopped
        #expect(abs(start[0] - 5.0 / 6) < 1e-5 && abs(start[1] - 1.5) < 1e-5 && !isStopped)
    }

    @Test func theFiguresAreThoseOfScipy() throws {
        for reference in try FittedReference.load() {
            var verifier = Verifier(
                observed: reference.observed, scope: Scope(stateVariables: reference.stateVariables))
            let score = try verifier.verify(reference.equation, parameters: [:])
            let start = verifier.initialState
            let isStopped = verifier.isInitialStateFitStopped
            #expect(!isStopped, "\(reference.name)")
            for (value, expected) in zip(start, reference.fitted) {
                #expect(abs(value - expected) < 1e-4 * abs(expected), "\(reference.name): \(start)")
            }
            let cost = score.rSquared.reduce(0) { $0 + 1 - $1 }
            #expect(abs(cost / reference.cost - 1) < 1e-4, "\(reference.name): \(cost)")
        }
    }

    @Test func oneSampleIsMet() throws {
        var verifier = verifier([[3]], ["x"], at: [0])
        let score = try verifier.verify("d2x/dt2 = -x", parameters: [:])
        let start = verifier.initialState
        #expect(start == [3, 0] && score.match == 1)
    }

    @Test func whatWasNeverMeasuredAndHasNoEffectStaysAtZero() throws {
        let missing = times.map { _ in Double.nan }
        var verifier = verifier([times.map { 2 * exp(-$0) }, missing], ["x", "y"])
        let score = try verifier.verify("dx/dt = -x; dy/dt = -2*y", parameters: [:])
        let start = verifier.initialState
        let isStopped = verifier.isInitialStateFitStopped
        #expect(abs(start[0] - 2) < 1e-6 && start[1] == 0 && !isStopped)
        #expect(score.rSquared[0] > 1 - 1e-10)
    }

    @Test func whatWasNeverMeasuredIsFoundByItsEffect() throws {
        // x' = y, y' = 0 from y = 3.
        var verifier = verifier([times.map { 1 + 3 * $0 }, times.map { _ in .nan }], ["x", "y"])
        _ = try verifier.verify("dx/dt = y; dy/dt = 0", parameters: [:])
        let start = verifier.initialState
        #expect(abs(start[0] - 1) < 1e-6 && abs(start[1] - 3) < 1e-6)
    }

    @Test func aLawThatBlowsUpFailsAsOneFromAKnownStart() throws {
        var verifier = verifier([times.map { cos($0) }], ["x"])
        let score = try verifier.verify("d2x/dt2 = 1000*x**3", parameters: [:])
        let isStopped = verifier.isInitialStateFitStopped
        guard case .blewUp = score.ending else {
            Issue.record("\(score.ending)")
            return
        }
        #expect(score.match == 0 && !isStopped)
    }

    /// The first samples say that vx > 0, from where the velocity grows beyond all bounds; from rest at 0 it does not.
    @Test func aGuessThatBlowsUpIsNotTheLast() throws {
        let heights = times.indices.map { $0 < 2 ? 4 * Double($0) : 0.0 }
        var verifier = verifier([heights], ["x"])
        let score = try verifier.verify("d2x/dt2 = vx**2 * vx - x", parameters: [:])
        #expect(score.ending == .completed)
    }

    /// From 1 the fast oscillation takes most of the budget, so that the fit cannot be finished, and says so.
    @Test func aSpentBudgetIsSaid() throws {
        let columns = [times.map { cos(3 * $0) }]
        var small = verifier(columns, ["x"], budget: Budget(evaluations: 2_000))
        _ = try small.verify("d2x/dt2 = -4e4*x", parameters: [:])
        let isStopped = small.isInitialStateFitStopped
        #expect(isStopped)
        var large = verifier(columns, ["x"], budget: Budget(evaluations: 500_000))
        _ = try large.verify("d2x/dt2 = -4e4*x", parameters: [:])
        let isLargeStopped = large.isInitialStateFitStopped
        #expect(!isLargeStopped)
    }

    @Test func aStiffLawIsFitted() throws {
        let slow = (0..<40).map { 0.05 * Double($0) }
        var verifier = verifier([slow.map { 2 * exp(-$0) }, slow.map { 2 * exp(-$0) }], ["x", "y"], at: slow)
        let score = try verifier.verify("dx/dt = -x; dy/dt = -1e5*(y - x) - x", parameters: [:])
        let start = verifier.initialState
        #expect(abs(start[0] - 2) < 1e-3 && abs(start[1] - 2) < 1e-3 && score.match > 0.9999)
    }
}

/// Noisy samples with the initial state that scipy fits to them, as `scripts/references/least_squares.py` stores them.
private struct FittedReference: Decodable {
    let name: String
    let equation: String
    let stateVariables: [String]
    let fitted: [Double]
    let cost: Double
    let times: [Double]
    let states: [[Double?]]

    static func load() throws -> [FittedReference] {
        let file = try #require(Bundle.module.url(forResource: "References/initial-states", withExtension: "json"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode([FittedReference].self, from: Data(contentsOf: file))
    }

    var observed: Trajectory {
        Trajectory(times: times, states: states.joined().map { $0 ?? .nan }, stateCount: stateVariables.count)
    }
}
