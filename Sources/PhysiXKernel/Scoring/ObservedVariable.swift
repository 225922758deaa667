/// What the coefficient of determination needs to know of one observed variable.
struct ObservedVariable: Sendable {
    /// The sum of squared deviations from the mean; 0 where the values do not vary.
    let totalSquares: Double
    /// The residual that still counts as reproduced where the values do not vary: samples carry five decimals.
    let rounding: Double

    /// What there is to know of one column of `observed`, in which NaN stands for a missing sample.
    init(_ observed: Trajectory, variable: Int) {
        var sum = 0.0
        var count = 0.0
        var smallest = Double.infinity
        var largest = -Double.infinity
        for sample in observed.times.indices {
            let value = observed[sample, variable]
            guard !value.isNaN else { continue }
            sum += value
            count += 1
            smallest = min(smallest, value)
            largest = max(largest, value)
        }
        let mean = sum / count
        var squares = 0.0
        for sample in observed.times.indices where !observed[sample, variable].isNaN {
            let deviation = observed[sample, variable] - mean
            squares += deviation * deviation
        }
        totalSquares = smallest < largest ? squares : 0
        rounding = 1e-5 + 1e-9 * max(smallest.magnitude, largest.magnitude)
    }

    /// R² of predicted against observed values.
    @inline(__always)
    func rSquared(sumOfSquares: Double, largestResidual: @autoclosure () -> Double) -> Double {
        if totalSquares > 0 {
            let rSquared = 1 - sumOfSquares / totalSquares
            return rSquared.isNaN ? -.infinity : rSquared
        }
        return largestResidual() <= rounding ? 1 : 0
    }
}
