/// The differences of two columns in memory; NaN, a missing sample, counts as none.
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
        (0..<count).reduce(0) { unsafe max($0, residual($1, predicted, observed).magnitude) }
    }

    @inline(__always)
    private func residual(
        _ sample: Int, _ predicted: UnsafePointer<Double>, _ observed: UnsafePointer<Double>
    ) -> Double {
        let difference = unsafe predicted[sample &* predictedStride] - observed[sample &* observedStride]
        return difference.isNaN ? 0 : difference
    }
}
