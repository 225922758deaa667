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
        self.init((0..<observed.stateCount).map { ObservedSignal(observed, variable: $0) }, predicted: predicted)
    }

    /// Puts a prediction beside data whose curves are known.
    init(_ observed: [ObservedSignal], predicted: Trajectory) {
        pairs = observed.map { ($0.signal, $0.predicted(by: predicted)) }
        times = (predicted.times.first ?? 0, predicted.times.last ?? 0)
        ending = predicted.ending
    }
}
