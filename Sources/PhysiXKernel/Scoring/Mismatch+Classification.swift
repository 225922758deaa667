extension Mismatch {
    /// Finds what is off between a prediction and the data.
    ///
    /// Looks at the state variable with the lowest R². A residual whose mean outweighs its spread is an offset. Where
    /// something oscillates, the frequency is wrong once the two are out of step by a fifth of a period, the phase from
    /// a twelfth of a period on, the amplitude outside 0.8…1.25. Everything else is told by when it began.
    ///
    /// - Parameters:
    ///   - comparison: the prediction beside the data.
    ///   - rSquared: the coefficient of determination of each measured variable.
    ///   - match: their mean as the reward counts it.
    ///   - variables: the names of the state variables.
    public init(_ comparison: Comparison, rSquared: [Double], match: Double, variables: [String]) {
        guard comparison.ending == .completed else {
            self = .simulationFailed(comparison.ending)
            return
        }
        guard match < Self.agreement, let worst = rSquared.indices.min(by: { rSquared[$0] < rSquared[$1] }) else {
            self = .agrees
            return
        }
        let residual = Residual(comparison, variable: worst)
        self = .deviates(residual.deviation, variable: variables[worst], time: residual.onset)
    }
}

/// The difference between prediction and data in one state variable.
private struct Residual {
    private let observed: Signal
    private let predicted: Signal
    private let mean: Double
    private let spread: Double
    private let span: Double
    private let start: Double
    private let isTooHighAtOnset: Bool

    /// When it first exceeds a quarter of the data's standard deviation for two samples running.
    let onset: Double

    init(_ comparison: Comparison, variable: Int) {
        (observed, predicted) = comparison.pairs[variable]
        start = comparison.times.first
        span = comparison.times.last - start

        var squares = 0.0
        var largest = (time: start, residual: 0.0)
        var beginning: (time: Double, residual: Double)?
        var previous: (time: Double, residual: Double)?
        let threshold = 0.25 * observed.moments.deviation
        for sample in observed.values.indices {
            let current = (observed.times[sample], predicted.values[sample] - observed.values[sample])
            squares += current.1 * current.1
            if current.1.magnitude > largest.residual.magnitude { largest = current }
            let exceeds = current.1.magnitude > threshold
            if exceeds, beginning == nil { beginning = previous }
            previous = exceeds ? current : nil
        }
        mean = predicted.moments.mean - observed.moments.mean
        spread = max(0, squares / Double(max(1, observed.values.count)) - mean * mean).squareRoot()
        // Single samples beyond the threshold are outliers, unless there is nothing else.
        let began = beginning ?? largest
        onset = began.time
        isTooHighAtOnset = began.residual > 0
    }

    var deviation: Mismatch.Deviation {
        if mean.magnitude >= 2 * spread { return .offset(by: mean) }
        // A solution that runs away is told by its time: it has no frequency to speak of.
        let ratio = predicted.moments.deviation / observed.moments.deviation
        if ratio < 10, let deviation = wave(ratio: ratio) { return deviation }
        return onset - start < 0.15 * span ? .fromTheStart(tooHigh: isTooHighAtOnset) : .late
    }

    private func wave(ratio: Double) -> Mismatch.Deviation? {
        let (seen, found) = (observed.oscillation, predicted.oscillation)
        if seen == nil, found == nil { return nil }
        guard let seen, let found else { return .frequency(predicted: found?.frequency, observed: seen?.frequency) }
        let slip = (found.frequency - seen.frequency).magnitude
        if slip * span > 0.2, slip > 0.02 * seen.frequency {
            return .frequency(predicted: found.frequency, observed: seen.frequency)
        }
        let periods = (found.firstRise - seen.firstRise) / seen.period
        let lag = (periods - periods.rounded()) * seen.period
        if lag.magnitude > seen.period / 12 { return .phase(lag: lag) }
        return ratio < 0.8 || ratio > 1.25 ? .amplitude(ratio: ratio) : nil
    }
}
