extension Mismatch {
    /// Finds what is off between a prediction and the data.
    ///
    /// Looks at the state variable with the lowest R². A residual whose mean outweighs its spread is an offset. Where
    /// something oscillates, the frequency is wrong once the two are out of step by a fifth of a period, the phase from
    /// a twelfth of a period on, the amplitude outside 0.8…1.25. Everything else is told by when it began.
    ///
    /// - Parameters:
    ///   - observed: the data; NaN where nothing was measured.
    ///   - predicted: the solution at the same times, hidden state variables after the measured ones.
    ///   - rSquared: the coefficient of determination of each measured variable.
    ///   - match: their mean as the reward counts it.
    ///   - variables: the names of the state variables.
    public init(
        observed: Trajectory, predicted: Trajectory, rSquared: [Double], match: Double, variables: [String]
    ) {
        guard predicted.ending == .completed else {
            self = .simulationFailed(predicted.ending)
            return
        }
        guard match < Self.agreement, let worst = rSquared.indices.min(by: { rSquared[$0] < rSquared[$1] }) else {
            self = .agrees
            return
        }
        let residual = Residual(observed: observed, predicted: predicted, variable: worst)
        self = .deviates(residual.deviation, variable: variables[worst], time: residual.onset)
    }
}

/// The difference between prediction and data in one state variable.
private struct Residual {
    private let seen: Moments
    private let found: Moments
    private let seenWave: Oscillation?
    private let foundWave: Oscillation?
    private let mean: Double
    private let spread: Double
    private let span: Double
    private let start: Double
    private let isTooHighAtOnset: Bool

    /// When it first exceeds a quarter of the data's standard deviation for two samples running.
    let onset: Double

    init(observed: Trajectory, predicted: Trajectory, variable: Int) {
        seen = Moments(of: observed, variable, whereMeasuredIn: observed)
        found = Moments(of: predicted, variable, whereMeasuredIn: observed)
        seenWave = Oscillation(of: observed, variable, around: seen, whereMeasuredIn: observed)
        foundWave = Oscillation(of: predicted, variable, around: found, whereMeasuredIn: observed)
        start = observed.times.first ?? 0
        span = (observed.times.last ?? 0) - start

        var count = 0.0
        var squares = 0.0
        var largest = (time: start, residual: 0.0)
        var beginning: (time: Double, residual: Double)?
        var previous: (time: Double, residual: Double)?
        let threshold = 0.25 * seen.deviation
        for sample in observed.times.indices where observed[sample, variable].isFinite {
            let current = (observed.times[sample], predicted[sample, variable] - observed[sample, variable])
            count += 1
            squares += current.1 * current.1
            if current.1.magnitude > largest.residual.magnitude { largest = current }
            let exceeds = current.1.magnitude > threshold
            if exceeds, beginning == nil { beginning = previous }
            previous = exceeds ? current : nil
        }
        mean = found.mean - seen.mean
        spread = max(0, squares / max(1, count) - mean * mean).squareRoot()
        // Single samples beyond the threshold are outliers, unless there is nothing else.
        let began = beginning ?? largest
        onset = began.time
        isTooHighAtOnset = began.residual > 0
    }

    var deviation: Mismatch.Deviation {
        if mean.magnitude >= 2 * spread { return .offset(by: mean) }
        // A solution that runs away is told by its time: it has no frequency to speak of.
        let ratio = found.deviation / seen.deviation
        if ratio < 10, let deviation = wave(ratio: ratio) { return deviation }
        return onset - start < 0.15 * span ? .fromTheStart(tooHigh: isTooHighAtOnset) : .late
    }

    private func wave(ratio: Double) -> Mismatch.Deviation? {
        if seenWave == nil, foundWave == nil { return nil }
        guard let seenWave, let foundWave else {
            return .frequency(predicted: foundWave?.frequency, observed: seenWave?.frequency)
        }
        let slip = (foundWave.frequency - seenWave.frequency).magnitude
        if slip * span > 0.2, slip > 0.02 * seenWave.frequency {
            return .frequency(predicted: foundWave.frequency, observed: seenWave.frequency)
        }
        let periods = (foundWave.firstRise - seenWave.firstRise) / seenWave.period
        let lag = (periods - periods.rounded()) * seenWave.period
        if lag.magnitude > seenWave.period / 12 { return .phase(lag: lag) }
        return ratio < 0.8 || ratio > 1.25 ? .amplitude(ratio: ratio) : nil
    }
}
