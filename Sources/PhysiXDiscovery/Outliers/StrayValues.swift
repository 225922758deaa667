/// Values that look wild before any law is known.
///
/// They are only suspects: what they are is decided by a law that was found without them.
enum StrayValues {
    /// How far beyond the middle values, in parts of the distance between the 10th and the 90th percentile, a value lies
    /// that is remote, and how far its neighbours may lie.
    private static let (remote, near) = (3.0, 0.5)
    /// The largest part of a variable's values that may be remote.
    private static let mostShare = 0.1
    /// The fewest values of which some may be remote.
    private static let fewestValues = 20

    /// For each variable the samples with a value such as −999 or 9999, remote and repeated, by which an instrument says
    /// that it has none.
    static func codes(_ measurements: Measurements) -> [[Int]] {
        measurements.columns.map { column in
            guard let (far, _) = extremes(column) else { return [] }
            return far.filter { sample in
                isCode(column[sample]) && far.contains { $0 != sample && column[$0] == column[sample] }
            }
        }
    }

    private static func isCode(_ value: Double) -> Bool {
        let digits = value.magnitude.description.replacing(".0", with: "").filter { $0 != "." }
        return digits.count >= 3 && digits.allSatisfy { $0 == "9" }
    }

    /// For each variable the samples whose values are remote while all values around them are not: a motion that goes that
    /// far has flanks.
    static func remote(_ measurements: Measurements) -> [[Int]] {
        measurements.columns.map { column in
            guard let (far, middle) = extremes(column) else { return [] }
            return far.filter { sample in
                let around = neighbours(of: sample, column, measurements.experiments)
                // Exactly the same number again is no flank.
                let others = around.filter { column[$0] != column[sample] }
                return around.count == 4 && others.count >= 2 && others.allSatisfy { middle.contains(column[$0]) }
            }
        }
    }

    /// The samples of a variable with remote values, and the range of values near the middle ones; `nil` where there are
    /// none, or so many that they are no exception.
    private static func extremes(_ column: [Double]) -> (far: [Int], middle: ClosedRange<Double>)? {
        let sorted = column.filter { !$0.isNaN }.sorted()
        guard sorted.count >= fewestValues else { return nil }
        let (low, high) = (sorted[sorted.count / 10], sorted[sorted.count - 1 - sorted.count / 10])
        let width = high - low
        // In a column that hardly ever changes, a change is no wild value.
        guard width > 0 else { return nil }
        let far = column.indices.filter { column[$0] < low - remote * width || column[$0] > high + remote * width }
        guard !far.isEmpty, Double(far.count) <= mostShare * Double(sorted.count) else { return nil }
        return (far, (low - near * width)...(high + near * width))
    }

    /// For each variable the samples that are wild beside their neighbours.
    static func departing(_ measurements: Measurements) -> [[Int]] {
        measurements.columns.indices.map { variable in
            let (column, spread) = (measurements.columns[variable], measurements.spreads[variable])
            // What departs most is hidden from the others, one of its neighbours after the other.
            var hidden: Set<Int> = []
            var departures: [Double] = []
            for _ in 0..<passes {
                departures = Self.departures(column, measurements.experiments, hiding: hidden)
                let least = OutlierTest.far * OutlierTest.scale(of: departures, spread: spread)
                let shown = departures.indices.filter { !hidden.contains($0) && departures[$0].magnitude > least }
                hidden.formUnion(
                    shown.filter { sample in
                        let around = max(0, sample - 2)...min(column.count - 1, sample + 2)
                        return around.allSatisfy {
                            hidden.contains($0) || !(departures[$0].magnitude > departures[sample].magnitude)
                        }
                    })
            }
            return measurements.experiments.flatMap { experiment in
                OutlierTest(
                    column, at: measurements.times, residuals: departures, spread: spread, experiments: [experiment]
                ).suspects
            }
        }
    }

    /// How often those that depart most from what is left are hidden.
    private static let passes = 4

    /// How far each value lies from the median of its neighbours that are not hidden; NaN where it is missing.
    static func departures(
        _ column: [Double], _ experiments: [Range<Int>], hiding hidden: Set<Int> = []
    ) -> [Double] {
        column.indices.map { sample in
            let around = neighbours(of: sample, column, experiments, hiding: hidden).map { column[$0] }.sorted()
            guard !around.isEmpty else { return .nan }
            return column[sample] - (around[(around.count - 1) / 2] + around[around.count / 2]) / 2
        }
    }

    /// The samples of two values before one and of two after it in the same experiment, without those that are hidden.
    private static func neighbours(
        of sample: Int, _ column: [Double], _ experiments: [Range<Int>], hiding hidden: Set<Int> = []
    ) -> [Int] {
        guard let experiment = experiments.first(where: { $0.contains(sample) }) else { return [] }
        func isShown(_ other: Int) -> Bool { !column[other].isNaN && !hidden.contains(other) }
        let before = (experiment.lowerBound..<sample).reversed().lazy.filter(isShown).prefix(2)
        let after = (sample + 1..<experiment.upperBound).lazy.filter(isShown).prefix(2)
        return Array(before) + Array(after)
    }
}
