/// States over time: row-major, one row of `stateCount` values per time.
public struct Trajectory: Sendable, Hashable {
    /// The times, strictly increasing.
    public var times: [Double]
    /// The states: row `i` of `stateCount` values is the state at `times[i]`.
    ///
    /// NaN stands for a value that was not measured or not reached.
    public var states: [Double]
    /// How many state variables a row has.
    public var stateCount: Int
    /// Why the integration stopped; `.completed` for measured data.
    public var ending: Ending

    /// A trajectory from its parts.
    ///
    /// - Precondition: `states.count == times.count * stateCount`.
    public init(times: [Double], states: [Double], stateCount: Int, ending: Ending = .completed) {
        precondition(states.count == times.count * stateCount, "a row of states for each time")
        self.times = times
        self.states = states
        self.stateCount = stateCount
        self.ending = ending
    }

    /// The value of one state variable at one sample.
    public subscript(sample: Int, variable: Int) -> Double { states[sample * stateCount + variable] }

    /// The values of one state variable over time.
    public func column(_ variable: Int) -> [Double] {
        times.indices.map { self[$0, variable] }
    }
}
