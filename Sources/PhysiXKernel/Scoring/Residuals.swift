/// The differences of two columns in memory; an observed NaN is a missing sample and counts as none.
struct Residuals {
    let predictedStride: Int
    let observedStride: Int
    let count: Int

    /// The sum of squared differences, in four sums side by side: one alone would wait for every addition.
    @inline(__always)
    func sumOfSquares(_ predicted: UnsafePointer<Double>, _ observed: UnsafePointer<Double>) -> Double {
        var sums = SIMD4<Double>.zero
        var sample = 0
        while sample + 4 <= count {
            let differences = unsafe SIMD4(
                residual(sample, predicted, observed), residual(sample + 1, predicted, observed),
                residual(sample + 2, predicted, observed), residual(sample + 3, predicted, observed))
            sums += differences * differences
            sample += 4
        }
        var sum = (sums[0] + sums[1]) + (sums[2] + sums[3])
        while sample < count {
            let difference = unsafe residual(sample, predicted, observed)
            sum += difference * difference
            sample += 1
        }
        return sum
    }

    /// The largest magnitude of a difference.
    func largest(_ predicted: UnsafePointer<Double>, _ observed: UnsafePointer<Double>) -> Double {
        (0..<count).reduce(0) { unsafe larger($0, residual($1, predicted, observed).magnitude) }
    }

    /// The larger of two numbers; NaN is larger than any.
    private func larger(_ a: Double, _ b: Double) -> Double { a.isNaN || a >= b ? a : b }

    @inline(__always)
    private func residual(
        _ sample: Int, _ predicted: UnsafePointer<Double>, _ observed: UnsafePointer<Double>
    ) -> Double {
        let value = unsafe observed[sample &* observedStride]
        let difference = unsafe predicted[sample &* predictedStride] - value
        return value.isNaN ? 0 : difference
    }
}
