/// How numbers are spread: by nearest rank, so that each figure is one that occurred.
///
/// All are 0 where there are none.
public struct Distribution: Sendable, Hashable {
    /// The smallest number that at least half of them do not exceed.
    public let median: Double
    /// The smallest number that at least 95 % of them do not exceed.
    public let percentile95: Double
    /// The largest number.
    public let largest: Double

    /// The distribution of some numbers.
    public init(_ values: [Double]) {
        let sorted = values.sorted()
        func rank(_ percent: Int) -> Double {
            sorted.isEmpty ? 0 : sorted[max(0, (percent * sorted.count + 99) / 100 - 1)]
        }
        median = rank(50)
        percentile95 = rank(95)
        largest = sorted.last ?? 0
    }
}
