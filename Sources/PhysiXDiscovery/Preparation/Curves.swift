/// The values of a formulation's state variables at many times: smoothed measurements on fine uniform grids, or the
/// solution of a candidate.
struct Curves {
    /// The times, increasing within each piece.
    let times: [Double]
    /// The values of each state variable at the times.
    let states: [[Double]]
    /// The points of each experiment; between two pieces nothing is continuous.
    let pieces: [Range<Int>]

    /// Curves in pieces, or in one piece where none are given.
    init(times: [Double], states: [[Double]], pieces: [Range<Int>]? = nil) {
        self.times = times
        self.states = states
        self.pieces = pieces ?? [times.indices]
    }
}

extension Curves {
    /// Samples the splines of a formulation's states on a uniform grid over the whole span of each experiment.
    ///
    /// The grids are fine enough for the narrowest test function and for several points between samples; what is added
    /// by more experiments than one is shared out by how long they took.
    init(_ splines: StateSplines, _ measurements: Measurements) {
        let intervals = min(max(600, 4 * measurements.times.count), 4000)
        var times: [Double] = []
        var states = splines.sources.map { _ in [Double]() }
        var pieces: [Range<Int>] = []
        for experiment in measurements.experiments {
            let (first, last) = (
                measurements.times[experiment.lowerBound], measurements.times[experiment.upperBound - 1]
            )
            let share = (last - first) / measurements.span
            let count = max(Self.fewestPoints, Int((Double(intervals) * share).rounded()) + 1)
            let step = (last - first) / Double(count - 1)
            let grid = (0..<count).map { $0 == count - 1 ? last : first + Double($0) * step }
            for (state, source) in splines.sources.enumerated() {
                states[state] += grid.map { splines.value(of: source, at: $0, in: experiment) }
            }
            pieces.append(times.count..<times.count + count)
            times += grid
        }
        self.init(times: times, states: states, pieces: pieces)
    }

    /// The fewest points of an experiment that is short beside the others.
    private static let fewestPoints = 61

    /// The length of time that the longest piece covers.
    var span: Double { pieces.reduce(0) { max($0, duration(of: $1)) } }

    /// The length of time that a piece covers.
    func duration(of piece: Range<Int>) -> Double { times[piece.upperBound - 1] - times[piece.lowerBound] }

    /// The distance between two times of a piece's uniform grid.
    ///
    /// It is not 0 even where the times themselves, far from 0, are too coarse to tell neighbours apart.
    func step(of piece: Range<Int>) -> Double { duration(of: piece) / Double(piece.count - 1) }

    /// About so many of the points.
    func thinned(to count: Int) -> Curves {
        let stride = max(1, times.count / count)
        let kept = pieces.map { Array(Swift.stride(from: $0.lowerBound, to: $0.upperBound, by: stride)) }
        return Curves(
            times: kept.joined().map { times[$0] }, states: states.map { values in kept.joined().map { values[$0] } },
            pieces: kept.ranges)
    }
}

extension [[Int]] {
    /// Where each of the lists stands when they are put one behind the other.
    var ranges: [Range<Int>] {
        var end = 0
        return map { list in
            defer { end += list.count }
            return end..<end + list.count
        }
    }
}
