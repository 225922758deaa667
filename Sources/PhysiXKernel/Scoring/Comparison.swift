/// A prediction beside the data, variable by variable: what ``Diagnostics`` and ``Mismatch`` are told from.
public struct Comparison: Sendable {
    /// For each measured variable the two curves, over the samples at which it was measured.
    let pairs: [(observed: Signal, predicted: Signal)]
    /// The first time of the data and the last.
    let times: (first: Double, last: Double)
    /// How the prediction ended.
    let ending: Ending

    /// Puts a prediction beside data.
    ///
    /// - Parameters:
    ///   - observed: the data; NaN where nothing was measured.
    ///   - predicted: the solution at the same times, hidden state variables after the measured ones.
    public init(observed: Trajectory, predicted: Trajectory) {
        precondition(observed.times.count == predicted.times.count, "a prediction for each sample")
        precondition(predicted.stateCount >= observed.stateCount, "a prediction for each measured variable")
        let signals = (0..<observed.stateCount).map { ObservedSignal(observed, variable: $0) }
        self.init(signals, at: observed.times, ending: predicted.ending) { predicted[$0, $1] }
    }

    /// Puts a prediction's values beside data whose curves are known.
    @inline(__always)
    init(
        _ observed: [ObservedSignal], at times: [Double], ending: Ending,
        predicted value: (_ sample: Int, _ variable: Int) -> Double
    ) {
        pairs = observed.map { ($0.signal, $0.predicted(by: value)) }
        self.times = (times.first ?? 0, times.last ?? 0)
        self.ending = ending
    }
}
