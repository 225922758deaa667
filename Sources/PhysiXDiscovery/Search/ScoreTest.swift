import PhysiXKernel

/// How much each term of the library would improve a fitted law, without fitting it: the score test in the space of
/// trajectories.
///
/// A small coefficient on a term θ in the law of one state moves the solution by s(t) = Φ(t)·∫Φ⁻¹·e·θ dt, where Φ is the
/// derivative of the solution with respect to its initial state. What of s the present constants cannot imitate,
/// correlated with the residuals, predicts the gain. One integration serves the whole library.
struct ScoreTest {
    /// A predicted improvement: the sum of squares that adding a term would remove, in units of the noise.
    struct Prediction {
        var law: Int
        var term: Int
        var gain: Double
    }

    private let residuals: [Double]
    private let basis: [[Double]]
    private let responses: [(law: Int, term: Int, values: [Double])]

    /// The sum of squares that the present constants can reach without any of the terms, to first order.
    var squares: Double { dot(residuals, residuals) }

    /// - Parameters:
    ///   - linearization: residuals and derivatives of the fit.
    ///   - responses: how each term would move the residuals.
    ///   - removed: the unknowns of a term that is taken out, its coefficient first, and the coefficient's value.
    init(
        _ linearization: Linearization, responses: [(law: Int, term: Int, values: [Double])],
        removed: (unknowns: Range<Int>, coefficient: Double)? = nil
    ) {
        let kept = (0..<linearization.width).filter { !(removed?.unknowns.contains($0) ?? false) }
        basis = Self.orthonormal(kept.map { linearization.column($0) })
        var residuals = linearization.residuals
        if let removed {
            let column = linearization.column(removed.unknowns.lowerBound)
            for index in residuals.indices { residuals[index] -= removed.coefficient * column[index] }
        }
        self.residuals = Self.project(residuals, awayFrom: basis)
        self.responses = responses
    }

    /// The predicted gains of all terms, the largest first.
    func predictions() -> [Prediction] {
        responses.compactMap { response in
            let raw = dot(response.values, response.values)
            guard raw > 0, raw.isFinite else { return nil }
            let fresh = Self.project(response.values, awayFrom: basis)
            let square = dot(fresh, fresh)
            // What the present terms imitate to 1e-4 of its length cannot be told from them.
            guard square > 1e-8 * raw else { return nil }
            let product = dot(fresh, residuals)
            return Prediction(law: response.law, term: response.term, gain: product * product / square)
        }
        .sorted { $0.gain > $1.gain }
    }

    private static func orthonormal(_ columns: [[Double]]) -> [[Double]] {
        var basis: [[Double]] = []
        for column in columns {
            let raw = dot(column, column)
            // Twice, because once leaves rounding along the earlier directions.
            let fresh = project(project(column, awayFrom: basis), awayFrom: basis)
            let square = dot(fresh, fresh)
            guard square > 1e-16 * raw else { continue }
            let scale = 1 / square.squareRoot()
            basis.append(fresh.map { $0 * scale })
        }
        return basis
    }

    private static func project(_ vector: [Double], awayFrom basis: [[Double]]) -> [Double] {
        var remaining = vector
        for direction in basis {
            let share = dot(remaining, direction)
            for index in remaining.indices { remaining[index] -= share * direction[index] }
        }
        return remaining
    }
}
