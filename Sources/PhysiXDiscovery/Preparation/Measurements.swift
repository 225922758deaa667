import PhysiXKernel

/// Measured columns, checked and ready for the search.
struct Measurements {
    /// The times, strictly increasing within each experiment.
    let times: [Double]
    /// The samples of each experiment, one behind the other.
    let experiments: [Range<Int>]
    /// The values of each variable over time; NaN where one was not measured.
    let columns: [[Double]]
    /// The standard deviation of each column, or a tiny part of its magnitude where it never changes.
    let spreads: [Double]
    /// The mean magnitude of each column.
    let magnitudes: [Double]
    /// The number of measured values in all columns.
    let valueCount: Int
    /// How many rows were left out because there were more than the search can use.
    let thinned: Int

    /// The length of time that all experiments together took.
    var span: Double { experiments.reduce(0) { $0 + times[$1.upperBound - 1] - times[$1.lowerBound] } }

    /// The mean distance between two samples.
    var spacing: Double { span / Double(times.count - experiments.count) }

    /// The variables that are exactly 0 where some experiment starts, and then stay on one side of it: elsewhere a sample
    /// that is 0 is nothing special.
    var variablesThatLeaveZero: [Int] {
        columns.indices.filter { variable in
            experiments.contains { experiment in
                let later = columns[variable][experiment.dropFirst()].filter { !$0.isNaN }
                return columns[variable][experiment.lowerBound] == 0 && !later.isEmpty
                    && (later.allSatisfy { $0 > 0 } || later.allSatisfy { $0 < 0 })
            }
        }
    }

    /// Whether an experiment starts with a sample.
    func isStart(_ sample: Int) -> Bool { experiments.contains { $0.lowerBound == sample } }

    /// Whether some experiment is followed by more than one solution.
    func areCut(_ unknowns: Unknowns) -> Bool { unknowns.segments.count > experiments.count }

    /// The number of measured values of one variable.
    func count(of variable: Int) -> Int { columns[variable].reduce(0) { $1.isNaN ? $0 : $0 + 1 } }

    /// For each variable the part of its variance that residuals with these sums of squares leave explained.
    func explained(_ squares: [Double]) -> [Double] {
        columns.indices.map { 1 - squares[$0] / (Double(count(of: $0)) * spreads[$0] * spreads[$0]) }
    }

    /// More rows than this tell the search nothing new about a smooth law and only cost time.
    static let mostRows = 2000
    /// The fewest values of one variable from which a law can be told from its noise at all.
    static let fewestValues = 6
    /// The fewest values of one variable in one of several experiments: fewer do not even show how it starts.
    static let fewestPerExperiment = 4

    /// The magnitudes and differences of values that are searched, besides 0: their squares and the products of those
    /// with times are still far from overflow and underflow.
    private static let extents = 1e-100...1e100
    /// The time spans that are searched; the smoothing needs their fifth power.
    private static let spans = 1e-30...1e30
    /// The shortest step, in parts of the time span.
    private static let shortestStep = 1e-12

    /// Checks the trajectories of experiments and takes their columns apart.
    init(_ samples: [Trajectory], stateVariables: [String]) throws(DiscoveryError) {
        guard !samples.isEmpty else { throw .noExperiments }
        let rows = Self.fairShare(samples.map(\.times.count))
        let kept = samples.map { Self.rows($0, most: rows) }
        for (index, experiment) in samples.enumerated() {
            do throws(DiscoveryError) {
                try Self.check(experiment, stateVariables)
                try Self.checkExtents(experiment, stateVariables)
                try Self.checkCounts(
                    experiment, kept[index], stateVariables,
                    needed: samples.count > 1 ? Self.fewestPerExperiment : Self.fewestValues)
            } catch {
                throw samples.count > 1 ? .inExperiment(index, error) : error
            }
        }
        let chosen = zip(samples, kept)
        self.init(
            times: chosen.flatMap { experiment, rows in rows.map { experiment.times[$0] } }, experiments: kept.ranges,
            columns: stateVariables.indices.map { variable in
                chosen.flatMap { experiment, rows in rows.map { experiment[$0, variable] } }
            }, thinned: chosen.reduce(0) { $0 + ($1.0.times.count > rows ? $1.0.times.count - $1.1.count : 0) })
    }

    private init(times: [Double], experiments: [Range<Int>], columns: [[Double]], thinned: Int) {
        (self.times, self.experiments, self.columns, self.thinned) = (times, experiments, columns, thinned)
        let moments = columns.map(Self.moments)
        spreads = moments.map { max($0.spread, 1e-9 * $0.magnitude, 1e-9 * Self.extents.lowerBound) }
        magnitudes = moments.map(\.magnitude)
        valueCount = columns.reduce(0) { $0 + $1.count { !$0.isNaN } }
    }

    /// How many rows an experiment may have so that all together have no more than can be used: short ones keep theirs,
    /// and the others share what is left.
    private static func fairShare(_ counts: [Int]) -> Int {
        var left = mostRows
        for (index, count) in counts.sorted().enumerated() {
            let share = left / (counts.count - index)
            guard count <= share else { return max(share, 2 * fewestPerExperiment) }
            left -= count
        }
        return mostRows
    }

    /// The rows of an experiment that are searched: evenly spread ones with any value, and the first, where the law's
    /// solution starts.
    private static func rows(_ samples: Trajectory, most: Int) -> [Int] {
        let stride = (samples.times.count + most - 1) / most
        return Swift.stride(from: 0, to: samples.times.count, by: max(1, stride)).filter { row in
            row == 0 || (0..<samples.stateCount).contains { !samples[row, $0].isNaN }
        }
    }

    private static func checkCounts(
        _ samples: Trajectory, _ rows: [Int], _ names: [String], needed: Int
    ) throws(DiscoveryError) {
        for (variable, name) in names.enumerated() {
            let count = rows.count { !samples[$0, variable].isNaN }
            guard count >= needed else { throw .tooFewSamples(variable: name, count: count, needed: needed) }
        }
    }

    private static func check(_ samples: Trajectory, _ names: [String]) throws(DiscoveryError) {
        guard !names.isEmpty, samples.stateCount == names.count else {
            throw .columnCountDiffers(columns: samples.stateCount, names: names.count)
        }
        for row in samples.times.indices {
            let time = samples.times[row]
            guard time.isFinite, row == 0 || time > samples.times[row - 1] else { throw .timesNotIncreasing(row: row) }
            for variable in names.indices where samples[row, variable].isInfinite {
                throw .valueNotFinite(variable: names[variable], row: row)
            }
        }
    }

    private static func checkExtents(_ samples: Trajectory, _ names: [String]) throws(DiscoveryError) {
        guard let first = samples.times.first, let last = samples.times.last, samples.times.count > 1 else { return }
        let steps = zip(samples.times.dropFirst(), samples.times).lazy.map { $0 - $1 }
        guard spans.contains(last - first), steps.allSatisfy({ $0 >= shortestStep * (last - first) }) else {
            throw .timesOutOfRange
        }
        for variable in names.indices {
            let values = samples.column(variable).filter { !$0.isNaN }
            guard let least = values.min(), let greatest = values.max() else { continue }
            for extent in [max(least.magnitude, greatest.magnitude), greatest - least]
            where extent != 0 && !extents.contains(extent) {
                throw .valuesOutOfRange(variable: names[variable])
            }
        }
    }

    private static func moments(_ column: [Double]) -> (spread: Double, magnitude: Double) {
        let values = column.filter { !$0.isNaN }
        let count = Double(values.count)
        let mean = values.reduce(0) { $0 + $1 / count }
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / count }
        return (variance.squareRoot(), values.reduce(0) { $0 + $1.magnitude / count })
    }
}

extension Measurements {
    /// The same rows without some values of each variable, given by sample; `nil` where too few are left to search.
    func without(_ left: [[Int]]) -> Measurements? {
        var columns = columns
        for (variable, samples) in left.enumerated() {
            for sample in samples { columns[variable][sample] = .nan }
        }
        let needed = experiments.count > 1 ? Self.fewestPerExperiment : Self.fewestValues
        let suffices = columns.allSatisfy { column in
            experiments.allSatisfy { column[$0].count { !$0.isNaN } >= needed }
        }
        guard suffices else { return nil }
        return Measurements(times: times, experiments: experiments, columns: columns, thinned: thinned)
    }
}
