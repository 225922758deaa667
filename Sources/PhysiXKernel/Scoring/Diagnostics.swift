/// In which respects a prediction resembles the data; they explain a reward and are no part of it.
///
/// Each is from 0 to 1 and averaged over the measured state variables (Docs/Contract.md §4).
public struct Diagnostics: Sendable, Hashable {
    /// Pearson's correlation, floored at 0: 1 where the curves have the same shape, whatever their scale and offset.
    public var shape: Double
    /// 1 − the relative error of the dominant frequency, floored at 0; 1 where neither oscillates, 0 where only one does.
    ///
    /// The dominant frequency is that of the crossings of the mean; three of them are one period, less is none.
    public var frequency: Double
    /// min(*r*, 1/*r*) of the ratio *r* of the standard deviations.
    public var amplitude: Double

    /// The diagnostics of a proposal that has no prediction.
    public static let zero = Diagnostics(shape: 0, frequency: 0, amplitude: 0)

    /// Diagnostics from their parts.
    public init(shape: Double, frequency: Double, amplitude: Double) {
        self.shape = shape
        self.frequency = frequency
        self.amplitude = amplitude
    }

    /// Compares a prediction with data.
    ///
    /// A variable that does not vary in the data has shape and amplitude 1 where the prediction does not vary either,
    /// otherwise 0. Values that were not measured (NaN) are left out.
    ///
    /// - Parameters:
    ///   - observed: the data.
    ///   - predicted: finite states at the same times, hidden state variables after the measured ones.
    public init(observed: Trajectory, predicted: Trajectory) {
        precondition(observed.times.count == predicted.times.count, "a prediction for each sample")
        precondition(predicted.stateCount >= observed.stateCount, "a prediction for each measured variable")
        self = .zero
        let share = 1 / Double(observed.stateCount)
        for variable in 0..<observed.stateCount {
            let seen = Moments(of: observed, variable, whereMeasuredIn: observed)
            let found = Moments(of: predicted, variable, whereMeasuredIn: observed)
            let seenWave = Oscillation(of: observed, variable, around: seen, whereMeasuredIn: observed)
            let foundWave = Oscillation(of: predicted, variable, around: found, whereMeasuredIn: observed)
            frequency += share * Oscillation.agreement(observed: seenWave, predicted: foundWave)
            guard seen.deviation > 0, found.deviation > 0 else {
                let neither: Double = seen.deviation == found.deviation ? share : 0
                shape += neither
                amplitude += neither
                continue
            }
            let products = Self.meanProduct(observed, predicted, variable, seen.mean, found.mean)
            shape += share * min(1, max(0, products / (seen.deviation * found.deviation)))
            amplitude += share * min(seen.deviation / found.deviation, found.deviation / seen.deviation)
        }
    }

    private static func meanProduct(
        _ observed: Trajectory, _ predicted: Trajectory, _ variable: Int, _ seenMean: Double, _ foundMean: Double
    ) -> Double {
        var sum = 0.0
        var count = 0.0
        for sample in observed.times.indices where observed[sample, variable].isFinite {
            sum += (observed[sample, variable] - seenMean) * (predicted[sample, variable] - foundMean)
            count += 1
        }
        return sum / count
    }
}
