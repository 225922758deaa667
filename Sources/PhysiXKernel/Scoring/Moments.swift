/// Mean and standard deviation of samples.
struct Moments: Sendable {
    /// The mean.
    let mean: Double
    /// The standard deviation of the samples themselves, with the count as divisor.
    let deviation: Double

    /// The moments of values; both 0 where there are none.
    ///
    /// Two passes: exact to rounding even where the mean is large against the deviation.
    init(_ values: [Double]) {
        guard !values.isEmpty else {
            (mean, deviation) = (0, 0)
            return
        }
        let center = Self.sum(values) { $0 } / Double(values.count)
        // A constant column's mean is off by rounding; what remains below that is no variation.
        let spread = (Self.sum(values) { ($0 - center) * ($0 - center) } / Double(values.count)).squareRoot()
        (mean, deviation) = (center, spread <= center.magnitude * 1e-14 ? 0 : spread)
    }

    /// The mean product of two variables' distances from their means.
    static func covariance(_ first: Signal, _ second: Signal) -> Double {
        let (a, b) = (first.moments.mean, second.moments.mean)
        return sum(first.values, second.values) { ($0 - a) * ($1 - b) } / Double(first.values.count)
    }

    private static func sum(_ values: [Double], _ term: (SIMD4<Double>) -> SIMD4<Double>) -> Double {
        sum(values, values) { first, _ in term(first) }
    }

    /// In four sums side by side: one alone would wait for every addition.
    @inline(__always)
    private static func sum(
        _ first: [Double], _ second: [Double], _ term: (SIMD4<Double>, SIMD4<Double>) -> SIMD4<Double>
    ) -> Double {
        let (first, second) = (first.span, second.span)
        var sums = SIMD4<Double>.zero
        var index = 0
        while index + 4 <= first.count {
            sums += term(chunk(first, index), chunk(second, index))
            index += 4
        }
        var rest = 0.0
        while index < first.count {
            rest += term(SIMD4(repeating: first[index]), SIMD4(repeating: second[index]))[0]
            index += 1
        }
        return sums.sum() + rest
    }

    @inline(__always)
    private static func chunk(_ values: Span<Double>, _ index: Int) -> SIMD4<Double> {
        SIMD4(values[index], values[index + 1], values[index + 2], values[index + 3])
    }
}
