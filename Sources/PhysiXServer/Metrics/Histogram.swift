/// How often something took how long.
struct Histogram: Sendable {
    /// The upper bounds of the buckets, in seconds; a last one has no bound.
    static let bounds = [
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120,
    ]

    private var counts = [Int](repeating: 0, count: bounds.count + 1)
    /// All of it together, in seconds.
    private(set) var sum = 0.0

    /// How many there were.
    var count: Int { counts.reduce(0, +) }

    /// Adds one.
    mutating func add(_ seconds: Double) {
        counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        sum += seconds
    }

    /// How many were within each bound, those within the ones before included.
    var cumulative: [(bound: String, count: Int)] {
        var total = 0
        return counts.indices.map { place in
            total += counts[place]
            return (place < Self.bounds.count ? "\(Self.bounds[place])" : "+Inf", total)
        }
    }
}
