/// One measured state variable: its curve, and where it was measured.
struct ObservedSignal: Sendable {
    /// The curve.
    let signal: Signal
    private let variable: Int
    private let samples: [Int]

    /// A column of the data, in which NaN stands for a missing sample.
    init(_ observed: Trajectory, variable: Int) {
        samples = observed.times.indices.filter { observed[$0, variable].isFinite }
        self.variable = variable
        signal = Signal(times: samples.map { observed.times[$0] }, values: samples.map { observed[$0, variable] })
    }

    /// The same variable of a prediction, at the same samples.
    @inline(__always)
    func predicted(by value: (_ sample: Int, _ variable: Int) -> Double) -> Signal {
        Signal(times: signal.times, values: samples.map { value($0, variable) })
    }
}
