/// One state variable over those samples at which it was measured, and what its curve looks like.
struct Signal: Sendable {
    /// The times of these samples.
    let times: [Double]
    /// Its values then.
    let values: [Double]
    /// Their mean and standard deviation.
    let moments: Moments
    /// Their dominant oscillation; `nil` where there is none.
    let oscillation: Oscillation?

    /// A curve from its samples.
    init(times: [Double], values: [Double]) {
        self.times = times
        self.values = values
        moments = Moments(values)
        oscillation = Oscillation(times, values, around: moments)
    }
}
