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

    /// Tells how a prediction resembles the data.
    ///
    /// A variable that does not vary in the data has shape and amplitude 1 where the prediction does not vary either,
    /// otherwise 0. Values that were not measured (NaN) are left out.
    public init(_ comparison: Comparison) {
        self = .zero
        let share = 1 / Double(comparison.pairs.count)
        for (observed, predicted) in comparison.pairs {
            let (seen, found) = (observed.moments.deviation, predicted.moments.deviation)
            frequency += share * Oscillation.agreement(observed: observed.oscillation, predicted: predicted.oscillation)
            guard seen > 0, found > 0 else {
                let neither: Double = seen == found ? share : 0
                shape += neither
                amplitude += neither
                continue
            }
            shape += share * min(1, max(0, Moments.covariance(observed, predicted) / (seen * found)))
            amplitude += share * min(seen / found, found / seen)
        }
    }
}
