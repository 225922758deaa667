import CAllocationCounter
import Foundation
import PhysiXKernel
import Testing

struct VerifierTests {
    private let times = (0..<100).map { Double($0) * 0.03 }

    private func fall(noise: (Int) -> Double = { _ in 0 }) -> Trajectory {
        let states = times.enumerated().flatMap { [40 - 9.81 * $1 * $1 / 2 + noise($0), -9.81 * $1] }
        return Trajectory(times: times, states: states, stateCount: 2)
    }

    private func verifier(_ observed: Trajectory, _ start: [Double]? = [40, 0]) -> Verifier {
        Verifier(
            observed: observed, scope: Scope(stateVariables: ["y", "vy"]), initialState: start)
    }

    @Test func theTruthScoresOne() throws {
        var verifier = verifier(fall())
        let score = try verifier.verify("d2y/dt2 = -g", parameters: ["g": 9.81])
        #expect(score.match > 1 - 1e-12 && score.match <= 1)
        #expect(score.operatorCount == 1)
        #expect(score.ending == .completed)
    }

    /// R² by hand: a line 40 against 40 - g t²/2 leaves the sum of squares of g t²/2.
    @Test func rSquaredHasItsDefinition() throws {
        let observed = fall()
        var verifier = verifier(observed)
        let score = try verifier.verify("d2y/dt2 = 0", parameters: [:])
        for (variable, start) in [(0, 40.0), (1, 0)] {
            let column = observed.column(variable)
            let mean = column.reduce(0, +) / 100
            let residual = column.reduce(0) { $0 + ($1 - start) * ($1 - start) }
            let total = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            #expect(abs(score.rSquared[variable] - (1 - residual / total)) < 1e-12)
            #expect(score.rSquared[variable] < 0)
        }
        #expect(score.match == 0)
    }

    /// R² by its definition for every width of the rows that are compared at once, with a sample missing.
    @Test(arguments: [1, 2, 3, 4, 5, 8, 9], [4, 7, 100])
    func rSquaredOfManyVariables(_ count: Int, _ samples: Int) throws {
        let times = (0..<samples).map { Double($0) * 0.1 }
        var states = times.flatMap { time in (0..<count).map { Double($0) + sin(3 * time + Double($0)) } }
        states[count] = .nan
        let names = (0..<count).map { "x\($0)" }
        let observed = Trajectory(times: times, states: states, stateCount: count)
        var verifier = Verifier(
            observed: observed, scope: Scope(stateVariables: names), initialState: (0..<count).map(Double.init))
        let score = try verifier.verify(names.map { "d\($0)/dt = 1" }.joined(separator: "; "), parameters: [:])
        for variable in 0..<count {
            let pairs = zip(times, observed.column(variable)).filter { !$0.1.isNaN }
            let mean = pairs.reduce(0) { $0 + $1.1 } / Double(pairs.count)
            let residual = pairs.reduce(0) { $0 + ($1.1 - Double(variable) - $1.0) * ($1.1 - Double(variable) - $1.0) }
            let total = pairs.reduce(0) { $0 + ($1.1 - mean) * ($1.1 - mean) }
            #expect(abs(score.rSquared[variable] - (1 - residual / total)) < 1e-12 * (1 + residual / total))
        }
    }

    @Test func aReusedVerifierForgetsLongerAndShorterProposals() throws {
        let proposals = [
            "d2y/dt2 = -9.81", "d2y/dt2 = -9.81 - 0.02*vy*abs(vy) + sin(y)/7 - 3*cos(y)", "d2y/dt2 = -1 - y/40",
        ]
        var reused = verifier(fall())
        for text in proposals + proposals.reversed() {
            var fresh = verifier(fall())
            #expect(try reused.verify(text, parameters: [:]) == fresh.verify(text, parameters: [:]))
        }
    }

    @Test func aVariableThatDoesNotVaryIsReproducedOrNot() throws {
        let constant = Trajectory(times: [0, 1, 2], states: [3, 3, 3], stateCount: 1)
        var verifier = Verifier(observed: constant, scope: Scope(stateVariables: ["x"]), initialState: [3])
        #expect(try verifier.verify("dx/dt = 0", parameters: [:]).match == 1)
        #expect(try verifier.verify("dx/dt = 0.1", parameters: [:]).match == 0)
    }

    /// Free fall in units of a picometre: the values are far beyond the limit at which a solution has blown up.
    @Test func valuesMayBeAsLargeAsTheObservedOnes() throws {
        let observed = Trajectory(times: times, states: fall().states.map { 1e13 * $0 }, stateCount: 2)
        var verifier = verifier(observed, [40e13, 0])
        let score = try verifier.verify("d2y/dt2 = -g", parameters: ["g": 9.81e13])
        #expect(score.ending == .completed && score.match > 1 - 1e-9)
    }

    @Test func missingSamplesDoNotCount() throws {
        var observed = fall { $0 % 3 == 0 ? 5 : 0 }
        for sample in stride(from: 0, to: 100, by: 3) { observed.states[2 * sample] = .nan }
        var verifier = verifier(observed)
        #expect(try verifier.verify("d2y/dt2 = -9.81", parameters: [:]).match > 1 - 1e-12)
    }

    @Test func aPredictionIsComparedOverTheSamplesThatWereMeasured() throws {
        var observed = fall()
        for sample in stride(from: 0, to: 100, by: 3) { observed.states[2 * sample] = .nan }
        var verifier = verifier(observed)
        _ = try verifier.verify("d2y/dt2 = -8", parameters: [:])
        let kept = Diagnostics(verifier.comparison)
        #expect(kept == Diagnostics(Comparison(observed: observed, predicted: verifier.prediction)))
        #expect(kept.shape > 0.99 && kept.amplitude < 0.9)
    }

    @Test func aFailedIntegrationScoresNothing() throws {
        var verifier = verifier(fall())
        let score = try verifier.verify("d2y/dt2 = 1/(y - 40)", parameters: [:])
        #expect(score.ending == .notFinite(time: 0))
        #expect(score.match == 0 && score.rSquared == [0, 0])
    }

    /// A root that is imaginary only where the dense output evaluates must not count as samples that are missing.
    @Test func predictionsThatAreNotFiniteEarnNothing() throws {
        let times = (0..<100).map { Double($0) * 0.2 }
        let observed = Trajectory(times: times, states: times.flatMap { [sin($0), cos($0)] }, stateCount: 2)
        var verifier = Verifier(
            observed: observed, scope: Scope(stateVariables: ["x", "vx"], isDriven: true), initialState: [0, 1])
        var worst = 0.0
        for tenths in 0..<180 {
            let score = try verifier.verify(
                "d2x/dt2 = -x + 0*sqrt((t-c)**2-e)", parameters: ["c": Double(tenths) / 10 + 0.55, "e": 0.25])
            let isFinite = verifier.prediction.states.allSatisfy(\.isFinite)
            #expect(isFinite || score.match == 0)
            worst = max(worst, isFinite ? 0 : score.match)
        }
        #expect(worst == 0)
    }

    @Test func thereIsNoPredictionBeforeTheFirstVerification() {
        let verifier = verifier(fall())
        let prediction = verifier.prediction
        #expect(prediction.states.allSatisfy(\.isNaN) && prediction.states.count == 200)
    }

    @Test func refusalsAreErrors() {
        #expect(throws: EquationError.self) {
            var verifier = verifier(fall())
            _ = try verifier.verify("d2y/dt2 = -q", parameters: ["g": 9.81])
        }
        #expect(throws: EquationError.self) {
            var verifier = verifier(fall())
            _ = try verifier.verify("d2y/dt2 = -g", parameters: ["g": .infinity])
        }
    }

    @Test func anUnknownInitialStateIsFitted() throws {
        // A ball thrown at 12 m/s from 3 m, heights alone, with an alternating error of 1 cm.
        let heights = times.enumerated().map { 3 + 12 * $1 - 9.81 * $1 * $1 / 2 + ($0 % 2 == 0 ? 0.01 : -0.01) }
        var verifier = Verifier(
            observed: Trajectory(times: times, states: heights, stateCount: 1), scope: Scope(stateVariables: ["y"]))
        let score = try verifier.verify("d2y/dt2 = -g", parameters: ["g": 9.81])
        let isFitted = verifier.isInitialStateFitted
        let start = verifier.initialState
        #expect(isFitted && abs(start[0] - 3) < 0.01 && abs(start[1] - 12) < 0.01)
        #expect(score.match > 0.9999)
        let prediction = verifier.prediction
        #expect(abs(prediction[99, 0] - heights[99]) < 0.02)
    }

    @Test(
        .enabled(if: isOptimized, "only optimised code keeps the promise: run scripts/test"),
        arguments: ReferenceProblem.explicitIDs + ReferenceProblem.stiffIDs)
    func aVerificationAllocatesNothing(_ id: String) throws {
        let problem = try ReferenceProblem.load(id)
        let observed = Trajectory(
            times: problem.times, states: problem.states.flatMap { $0 }, stateCount: problem.stateVariables.count)
        var verifier = Verifier(
            observed: observed, scope: Scope(stateVariables: problem.stateVariables, isDriven: problem.driven),
            initialState: problem.initialState)
        let parameters = problem.parameters
        for _ in 0..<3 { _ = try verifier.verify(problem.equation, parameters: parameters) }
        let before = allocation_count()
        var match = 0.0
        for _ in 0..<10 { match += try verifier.verify(problem.equation, parameters: parameters).match }
        let after = allocation_count()
        #expect(match > 9.99)
        #expect(after - before == 0)
    }
}

private let isOptimized: Bool = {
    #if DEBUG
    false
    #else
    true
    #endif
}()
