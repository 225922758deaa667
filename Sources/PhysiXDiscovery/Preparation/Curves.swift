/// The values of a formulation's state variables at many times: smoothed measurements on a fine uniform grid, or the
/// solution of a candidate.
struct Curves {
    /// The times, increasing.
    let times: [Double]
    /// The values of each state variable at the times.
    let states: [[Double]]
}

extension Curves {
    /// Samples the splines of a formulation's states on a uniform grid over the whole span.
    ///
    /// The grid is fine enough for the narrowest test function and for several points between samples.
    init(_ splines: StateSplines, sampleCount: Int) {
        let count = min(max(601, 4 * sampleCount + 1), 4001)
        let (first, last) = splines.span
        let step = (last - first) / Double(count - 1)
        let times = (0..<count).map { $0 == count - 1 ? last : first + Double($0) * step }
        self.init(
            times: times,
            states: splines.sources.map { source in times.map { splines.value(of: source, at: $0) } })
    }

    /// The length of time covered.
    var span: Double { times[times.count - 1] - times[0] }
    /// The distance between two times of a uniform grid.
    ///
    /// It is not 0 even where the times themselves, far from 0, are too coarse to tell neighbours apart.
    var step: Double { span / Double(times.count - 1) }
}
