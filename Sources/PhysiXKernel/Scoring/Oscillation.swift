/// The dominant oscillation of a sampled signal: how often it crosses its mean, and when it rises through it.
///
/// A crossing counts once the signal has gone from a quarter of a standard deviation on one side of the mean to as
/// much on the other, and lies where the straight line between those two samples meets the mean: noise up to that
/// size adds none, and irregular times need no resampling. The frequency is that of whole periods, between crossings
/// in the same direction, so that a signal which spends unequal times above and below its mean is measured right.
///
/// *Edge cases*: fewer than three crossings, one whole period, are no oscillation. A trend or a second strong
/// frequency hides crossings: the frequency is then that of the crossings which remain.
///
/// *Cost*: one pass, no memory.
struct Oscillation: Sendable {
    /// Whole periods per second.
    let frequency: Double
    /// When the signal first rises through its mean, estimated from all rises.
    let firstRise: Double

    /// The duration of one period.
    var period: Double { 1 / frequency }

    /// The oscillation of a sampled curve, or `nil` where there is none.
    init?(_ times: [Double], _ values: [Double], around moments: Moments) {
        var crossings = Crossings()
        let threshold = 0.25 * moments.deviation
        guard threshold > 0 else { return nil }
        var last = (time: 0.0, distance: 0.0)
        let (times, values) = (times.span, values.span)
        for sample in values.indices {
            let distance = values[sample] - moments.mean
            guard distance.magnitude >= threshold else { continue }
            let time = times[sample]
            if last.distance * distance < 0 {
                let fraction = last.distance / (last.distance - distance)
                crossings.add(last.time + fraction * (time - last.time), isRise: distance > 0)
            }
            last = (time, distance)
        }
        guard let frequency = crossings.frequency else { return nil }
        self.frequency = frequency
        firstRise = crossings.firstRise(period: 1 / frequency)
    }

    /// How well a predicted frequency meets an observed one, from 0 to 1: 1 − the relative error.
    static func agreement(observed: Oscillation?, predicted: Oscillation?) -> Double {
        guard let observed else { return predicted == nil ? 1 : 0 }
        guard let predicted else { return 0 }
        return max(0, 1 - (predicted.frequency - observed.frequency).magnitude / observed.frequency)
    }
}

/// What is kept of a signal's crossings, which alternate between rises and falls.
private struct Crossings {
    private var count = 0
    private var first = 0.0
    private var lastInFirstDirection = 0.0
    private var rises = 0.0
    private var sumOfRises = 0.0

    mutating func add(_ time: Double, isRise: Bool) {
        if count == 0 { first = time }
        if count % 2 == 0 { lastInFirstDirection = time }
        if isRise {
            rises += 1
            sumOfRises += time
        }
        count += 1
    }

    var frequency: Double? {
        let periods = (count - 1) / 2
        return periods > 0 ? Double(periods) / (lastInFirstDirection - first) : nil
    }

    func firstRise(period: Double) -> Double {
        sumOfRises / rises - (rises - 1) / 2 * period
    }
}
