/// A place where a measured variable is suddenly somewhere else, as if the instrument had been moved.
public struct Jump: Sendable, Hashable {
    /// The experiment, counted from 0.
    public let experiment: Int
    /// The index of the variable.
    public let variable: Int
    /// The times of the last sample before it and of the first one after it, as in the trajectory.
    public let times: ClosedRange<Double>
    /// By how much the variable rises, in its unit; negative where it falls.
    public let rise: Double
}

extension Jump {
    /// How many samples on either side tell where the variable comes from and goes to.
    private static let reach = 4
    /// How many times the typical rise a jump exceeds, and which part of the variable's spread.
    private static let (far, large) = (12.0, 0.2)
    /// The rises that are neither a jump's nor typical speak against jumps: the motion itself bends sharply.
    private static let doubtful = 6.0
    /// The most jumps of one variable; more of them are its motion.
    private static let most = 2

    /// The jumps of all variables; a motion that bends sharply as a habit has none.
    static func all(in measurements: Measurements) -> [Jump] {
        measurements.columns.indices.flatMap { variable in
            measurements.experiments.indices.flatMap { jumps(of: variable, in: $0, measurements) }
        }
    }

    private static func jumps(of variable: Int, in experiment: Int, _ measurements: Measurements) -> [Jump] {
        let column = measurements.columns[variable]
        let samples = measurements.experiments[experiment].filter { !column[$0].isNaN }
        guard samples.count >= 6 * reach else { return [] }
        let rises = rises(column, at: measurements.times, samples)
        let sizes = rises.map(\.magnitude)
        let typical = 1.4826 * sizes.sorted()[sizes.count / 2]
        let least = max(far * typical, large * measurements.spreads[variable])
        // Lines through samples on both sides of a jump see part of it.
        let places = sizes.indices.filter { place in
            sizes[place] > least
                && sizes[max(0, place - reach)...min(sizes.count - 1, place + reach)].allSatisfy { $0 <= sizes[place] }
        }
        let others = sizes.indices.filter { place in places.allSatisfy { abs($0 - place) > reach } }
        guard places.count <= most, others.allSatisfy({ sizes[$0] <= doubtful * typical }) else { return [] }
        return places.map { place in
            let last = place + reach - 1
            return Jump(
                experiment: experiment, variable: variable,
                times: measurements.times[samples[last]]...measurements.times[samples[last + 1]], rise: rises[place])
        }
    }

    /// For each gap with enough samples on both sides by how much the lines through these differ in its middle.
    private static func rises(_ column: [Double], at times: [Double], _ samples: [Int]) -> [Double] {
        (reach...samples.count - reach).map { first in
            let (before, after) = (samples[first - reach..<first], samples[first..<first + reach])
            let middle = (times[samples[first - 1]] + times[samples[first]]) / 2
            return value(at: middle, of: column, times, after) - value(at: middle, of: column, times, before)
        }
    }

    /// The value of the line that lies closest to some samples.
    private static func value(
        at time: Double, of column: [Double], _ times: [Double], _ samples: ArraySlice<Int>
    ) -> Double {
        let count = Double(samples.count)
        let centre = samples.reduce(0) { $0 + times[$1] / count }
        let level = samples.reduce(0) { $0 + column[$1] / count }
        let square = samples.reduce(0) { $0 + (times[$1] - centre) * (times[$1] - centre) }
        let product = samples.reduce(0) { $0 + (times[$1] - centre) * (column[$1] - level) }
        return level + product / square * (time - centre)
    }
}
