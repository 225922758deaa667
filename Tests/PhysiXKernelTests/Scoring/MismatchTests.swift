import Testing

@testable import PhysiXKernel

struct MismatchTests {
    private func mismatch(_ observed: Trajectory, _ predicted: Trajectory) -> Mismatch {
        Mismatch(Comparison(observed: observed, predicted: predicted), rSquared: [0.2], match: 0.2, variables: ["y"])
    }

    @Test func agreementHasItsFixedSentence() {
        let data = signal { $0 }
        let result = Mismatch(
            Comparison(observed: data, predicted: data), rSquared: [0.93], match: 0.93, variables: ["y"])
        #expect(result == .agrees)
        #expect(result.sentence == "Predicted and observed trajectories agree closely.")
    }

    @Test func aFallThatDriftsAwayDivergesLate() {
        let observed = signal { 50 - 0.5 * $0 * $0 }
        let predicted = signal { $0 < 2 ? 50 - 0.5 * $0 * $0 : 48 - 9 * ($0 - 2) }
        // The deviation is σ = 14.96, a quarter of it 3.74; the residual first exceeds it at t = 2.6.
        #expect(mismatch(observed, predicted).sentence == "predicted y diverges past t=2.6s.")
    }

    @Test func aSolutionThatRunsAwayDivergesWhateverItsFrequency() {
        let observed = signal(wave(1, frequency: 0.5))
        let predicted = signal { wave(1, frequency: 0.5)($0) + ($0 < 5 ? 0 : 100 * ($0 - 5)) }
        #expect(mismatch(observed, predicted) == .deviates(.late, variable: "y", time: 5.1))
    }

    @Test func aWrongStartSaysTheDirection() {
        let observed = signal { $0 }
        #expect(
            mismatch(observed, signal { 3 * $0 }).sentence
                == "predicted y starts wrong: it is too high already at t=0.4s.")
        #expect(
            mismatch(observed, signal { -3 * $0 }).sentence
                == "predicted y starts wrong: it is too low already at t=0.2s.")
    }

    @Test func aWrongFrequencyNamesBoth() {
        let sentence = mismatch(signal(wave(1, frequency: 0.5)), signal(wave(1, frequency: 0.75))).sentence
        #expect(
            sentence == "predicted y has the wrong frequency, 0.75 Hz instead of 0.50 Hz: out of step past t=0.2s.")
    }

    @Test func aSmallErrorOfFrequencyCountsWhenItAddsUp() {
        let result = mismatch(signal(wave(1, frequency: 1)), signal(wave(1, frequency: 1.04)))
        guard case .deviates(.frequency, _, _) = result else {
            Issue.record("0.4 of a period out of step, but \(result)")
            return
        }
    }

    @Test func missingOscillationIsNamed() {
        let oscillation = signal(wave(1, frequency: 0.5))
        let line = signal { 0.3 * $0 }
        #expect(
            mismatch(oscillation, line).sentence.hasPrefix(
                "predicted y does not oscillate, the observed one does at 0.50 Hz"))
        #expect(
            mismatch(line, oscillation).sentence.hasPrefix(
                "predicted y oscillates at 0.50 Hz, the observed one does not"))
    }

    @Test(arguments: [(0.4, "late"), (-0.4, "early")])
    func aWrongPhaseSaysByHowMuch(delay: Double, word: String) {
        let sentence = mismatch(signal(wave(1, frequency: 0.5)), signal(wave(1, frequency: 0.5, delay: delay))).sentence
        #expect(sentence.hasPrefix("predicted y has the wrong phase, 0.40s too \(word), past t="))
    }

    @Test(arguments: [(2.0, "2.0"), (0.5, "0.50")])
    func aWrongAmplitudeSaysTheRatio(factor: Double, text: String) {
        let sentence = mismatch(signal(wave(1, frequency: 0.5)), signal(wave(factor, frequency: 0.5))).sentence
        #expect(sentence.hasPrefix("predicted y has the wrong amplitude, \(text) times the observed one, past t="))
    }

    @Test func missingDampingIsAnAmplitude() {
        let result = mismatch(signal(dampedWave(frequency: 0.5, rate: 0.2)), signal(wave(1, frequency: 0.5)))
        guard case .deviates(.amplitude, _, _) = result else {
            Issue.record("no damping, but \(result)")
            return
        }
    }

    @Test(arguments: [(1.5, "high"), (-1.5, "low")])
    func aSteadyOffsetSaysItsSize(offset: Double, word: String) {
        let observed = signal(wave(1, frequency: 0.5))
        let predicted = signal { wave(1, frequency: 0.5)($0) + offset }
        #expect(
            mismatch(observed, predicted).sentence
                == "predicted y has a steady offset, 1.5 too \(word), past t=0.0s.")
    }

    @Test func theWorstVariableIsTheOneItSpeaksAbout() {
        let times = (0...10).map(Double.init)
        let observed = Trajectory(times: times, states: times.flatMap { [$0, $0] }, stateCount: 2)
        let predicted = Trajectory(times: times, states: times.flatMap { [$0, 3 * $0] }, stateCount: 2)
        let result = Mismatch(
            Comparison(observed: observed, predicted: predicted), rSquared: [1, -3], match: 0.5, variables: ["x", "vx"])
        guard case .deviates(_, "vx", _) = result else {
            Issue.record("vx is worst, but \(result)")
            return
        }
    }

    @Test func oneOutlierIsNotTheBeginning() {
        let observed = signal { $0 }
        let predicted = signal { $0 == 1 ? 9 : ($0 < 6 ? $0 : 4 * $0) }
        guard case .deviates(.late, _, let time) = mismatch(observed, predicted) else {
            Issue.record("it drifts late")
            return
        }
        #expect(time == 6)
    }

    @Test func aFailedSimulationCarriesItsReason() {
        var predicted = signal { $0 }
        predicted.ending = .blewUp(time: 1.25)
        let result = Mismatch(
            Comparison(observed: signal { $0 }, predicted: predicted), rSquared: [], match: 0, variables: ["y"])
        #expect(result.sentence == "simulation failed: the solution blows up at t=1.25s.")
    }

    @Test func anUnreadableEquationCarriesItsErrorAndAdvice() {
        let error = EquationError(.unknownName, "unknown name `vz`", suggestion: "did you mean `vy`?")
        #expect(Mismatch(error).sentence == "parse error: unknown name `vz`; did you mean `vy`?")
        #expect(
            Mismatch(EquationError(.empty, "the equation is empty")).sentence == "parse error: the equation is empty.")
    }

    @Test(arguments: [(2.0, "2.0"), (0.04, "0.04"), (12.34, "12.3"), (0, "0.0")])
    func timesHaveOneDecimalOrWhatTheyNeed(time: Double, text: String) {
        #expect(Mismatch.deviates(.late, variable: "y", time: time).sentence == "predicted y diverges past t=\(text)s.")
    }
}
