import PhysiXKernel
import Testing

struct DiagnosticsTests {
    @Test func aPerfectPredictionHasOnesThroughout() {
        let data = signal(wave(2, frequency: 0.5))
        let diagnostics = Diagnostics(Comparison(observed: data, predicted: data))
        #expect(abs(diagnostics.shape - 1) < 1e-12)
        #expect(diagnostics.frequency == 1)
        #expect(diagnostics.amplitude == 1)
    }

    @Test func shapeIsPearsonsCorrelation() {
        let observed = Trajectory(times: [0, 1, 2, 3], states: [1, 2, 3, 5], stateCount: 1)
        let predicted = Trajectory(times: [0, 1, 2, 3], states: [2, 1, 4, 4], stateCount: 1)
        // By hand: Σ products 5.75, Σ squares 8.75 and 6.75.
        let expected = 5.75 / (8.75 * 6.75).squareRoot()
        #expect(abs(Diagnostics(Comparison(observed: observed, predicted: predicted)).shape - expected) < 1e-12)
    }

    @Test func anticorrelationIsNoShapeAtAll() {
        let observed = signal { $0 }
        #expect(Diagnostics(Comparison(observed: observed, predicted: signal { -$0 })).shape == 0)
    }

    @Test(arguments: [0.5, 2.0])
    func amplitudeIsTheSmallerRatio(factor: Double) {
        let diagnostics = Diagnostics(Comparison(observed: signal { $0 }, predicted: signal { factor * $0 + 3 }))
        #expect(abs(diagnostics.amplitude - 0.5) < 1e-12)
        #expect(abs(diagnostics.shape - 1) < 1e-12)
    }

    @Test func frequencyIsOneMinusTheRelativeError() {
        let observed = signal(wave(1, frequency: 0.5))
        let predicted = signal(wave(1, frequency: 0.6))
        #expect(abs(Diagnostics(Comparison(observed: observed, predicted: predicted)).frequency - 0.8) < 2e-3)
        let tripled = signal(wave(1, frequency: 1.5))
        #expect(Diagnostics(Comparison(observed: observed, predicted: tripled)).frequency == 0)
    }

    @Test func frequencyNeedsOscillationOnBothSidesOrNeither() {
        let line = signal { 3 - $0 }
        let fall = signal { 50 - 4.9 * $0 * $0 }
        let oscillation = signal(wave(1, frequency: 0.5))
        #expect(Diagnostics(Comparison(observed: line, predicted: fall)).frequency == 1)
        #expect(Diagnostics(Comparison(observed: line, predicted: oscillation)).frequency == 0)
        #expect(Diagnostics(Comparison(observed: oscillation, predicted: line)).frequency == 0)
    }

    @Test func frequencyIsMeasuredOnIrregularTimesWithNoise() {
        var generator = SeededGenerator(seed: 5)
        let times = (0..<300).map { _ in generator.uniform(0, 10) }.sorted()
        let exact = signal(at: times, wave(1, frequency: 0.7))
        let noisy = signal(at: times) { wave(1, frequency: 0.7)($0) + 0.05 * generator.gaussian() }
        #expect(Diagnostics(Comparison(observed: exact, predicted: noisy)).frequency > 0.99)
    }

    @Test func unequalHalvesOfAPeriodDoNotMatter() {
        // Above its mean for a third of each period only.
        let pulses = signal(at: (0...400).map { Double($0) / 40 }) { 1 / (1.2 - wave(1, frequency: 0.4)($0)) }
        let sine = signal(at: pulses.times, wave(1, frequency: 0.4))
        #expect(Diagnostics(Comparison(observed: sine, predicted: pulses)).frequency > 0.99)
    }

    @Test func aVariableAtRestMustBePredictedAtRest() {
        let rest = signal { _ in 0.1 }
        #expect(
            Diagnostics(Comparison(observed: rest, predicted: signal { _ in 4 }))
                == Diagnostics(Comparison(observed: rest, predicted: rest)))
        #expect(Diagnostics(Comparison(observed: rest, predicted: rest)).shape == 1)
        let moving = Diagnostics(Comparison(observed: rest, predicted: signal { $0 }))
        #expect(moving.shape == 0 && moving.amplitude == 0)
    }

    @Test func variablesCountEquallyAndHiddenOnesAndGapsAreLeftOut() {
        let observed = Trajectory(times: [0, 1, 2], states: [0, 1, 1, .nan, 2, 3], stateCount: 2)
        let predicted = Trajectory(times: [0, 1, 2], states: [0, 2, 9, 2, 5, 9, 4, 6, 9], stateCount: 3)
        let diagnostics = Diagnostics(Comparison(observed: observed, predicted: predicted))
        #expect(abs(diagnostics.shape - 1) < 1e-12)
        #expect(abs(diagnostics.amplitude - 0.5) < 1e-12)
    }
}
