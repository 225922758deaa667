import PhysiXKernel

/// What it is worth that a constant has a value that it need not have.
enum Coincidence {
    /// How many standard errors away a value may lie and still be tried.
    static let widest = 3.0
    /// A relative error above which a coincidence says nothing.
    static let vaguest = 0.05

    /// How much shorter a law may become because coefficients are near 1, or near each other, less what it costs to move
    /// them there.
    ///
    /// - Parameters:
    ///   - coefficients: with their standard errors.
    ///   - criterion: prices the constants.
    /// - Returns: what is saved, at least 0.
    static func promise(_ coefficients: [(value: Double, error: Double)], _ criterion: Criterion) -> Double {
        var promise = 0.0
        var leaders: [(value: Double, error: Double)] = []
        for (value, error) in coefficients where error > 0 {
            let size = value.magnitude
            let own = size < 2 && size > 0.5 ? net((size - 1) / error, error, criterion) : 0
            let shared = leaders.reduce(0.0) { best, leader in
                let both = (error * error + leader.error * leader.error).squareRoot()
                return max(best, net((size - leader.value.magnitude) / both, both / size, criterion))
            }
            promise += max(own, shared)
            if own == 0, shared == 0 { leaders.append((value, error)) }
        }
        return promise
    }

    private static func net(_ deviations: Double, _ relativeError: Double, _ criterion: Criterion) -> Double {
        guard deviations.magnitude <= widest, relativeError < vaguest else { return 0 }
        return max(0, saving(relativeError, criterion) - deviations * deviations)
    }

    /// How much shorter a law becomes: the digits that need not be written, at most the price of a constant.
    private static func saving(_ relativeError: Double, _ criterion: Criterion) -> Double {
        min(criterion.priceOfConstant, max(0, evidence(relativeError)))
    }

    /// Twice the logarithm of how much likelier a value with this error is to be the one that it need not have.
    static func evidence(_ relativeError: Double) -> Double { -2 * Elementary.log(relativeError) - 3 }
}
