import PhysiXKernel

/// A range that holds the true value of what was estimated in about 95 of 100 such experiments.
public struct Interval: Sendable, Hashable {
    /// Its lower end.
    public let lower: Double
    /// Its upper end.
    public let upper: Double

    /// The two-sided 95 % quantile of the standard normal distribution.
    private static let quantile = 1.959964
    private static let draws = 2000

    /// The interval of a probability of which `successes` out of `count` trials are known; from 0 to 1 where none is.
    ///
    /// *Source*: Wilson, Journal of the American Statistical Association 22, 1927: right for few trials and for shares of
    /// 0 and 1, too.
    public init(successes: Int, of count: Int) {
        guard count > 0 else {
            (lower, upper) = (0, 1)
            return
        }
        let (trials, share) = (Double(count), Double(successes) / Double(count))
        let square = Self.quantile * Self.quantile
        let centre = (share + square / (2 * trials)) / (1 + square / trials)
        let variance = share * (1 - share) / trials + square / (4 * trials * trials)
        let half = Self.quantile * variance.squareRoot() / (1 + square / trials)
        // Rounding must not make a share of 0 or 1 fall outside.
        lower = successes == 0 ? 0 : max(0, centre - half)
        upper = successes == count ? 1 : min(1, centre + half)
    }

    /// The interval of a mean: the middle 95 % of the means of samples drawn anew from these values.
    ///
    /// The draws have a seed, so that the same values have the same interval everywhere. Of fewer than two values nothing
    /// is known: the interval is the value itself, and 0 where there is none.
    ///
    /// *Source*: Efron, Annals of Statistics 7, 1979: the bootstrap, by percentiles.
    public init(ofMeanOf values: [Double]) {
        guard values.count > 1 else {
            (lower, upper) = (values.first ?? 0, values.first ?? 0)
            return
        }
        var generator = SeededGenerator(seed: 1979)
        let means = (0..<Self.draws).map { _ in
            var sum = 0.0
            for _ in values.indices { sum += values[Int.random(in: values.indices, using: &generator)] }
            return sum / Double(values.count)
        }.sorted()
        lower = means[Self.draws / 40]
        upper = means[Self.draws - 1 - Self.draws / 40]
    }
}
