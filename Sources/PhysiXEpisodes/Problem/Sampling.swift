import PhysiXKernel

/// The times of a problem's samples and what is measured at them.
struct Sampling {
    /// All times, in seconds with five decimals, the missing ones included; the first is 0.
    let times: [Double]
    /// Which of them are measured, in order.
    let measured: [Int]

    /// The samples that options ask for over a duration, drawn with a seed.
    init(over duration: Double, _ options: ProblemOptions, seed: UInt64) {
        let count = options.samples
        let interval = duration / Double(count - 1)
        guard options.sampling == .irregular || options.missing > 0 else {
            times = (0..<count).map { Rounding.fiveDecimals(interval * Double($0)) }
            measured = Array(0..<count)
            return
        }
        var generator = SeededGenerator(seed: seed, stream: Problem.Stream.sampling.rawValue)
        // Samples keep a tenth of an interval apart, so that no two have the same five decimals.
        times = (0..<count).map { index in
            guard options.sampling == .irregular, index > 0 else {
                return Rounding.fiveDecimals(interval * Double(index))
            }
            return Rounding.fiveDecimals(interval * (Double(index) - generator.uniform(0.05, 0.95)))
        }
        measured = Self.selection(of: count, without: options.missing, using: &generator)
    }

    /// Selects samples evenly at random: Knuth's algorithm S, the first one always.
    private static func selection(
        of count: Int, without missing: Double, using generator: inout SeededGenerator
    ) -> [Int] {
        var wanted = max(1, count - 1 - Int((missing * Double(count - 1)).rounded()))
        var selected = [0]
        for index in 1..<count where generator.uniform() * Double(count - index) < Double(wanted) {
            selected.append(index)
            wanted -= 1
        }
        return selected
    }
}
