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
    private let basis: OrthonormalBasis
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
        basis = OrthonormalBasis(of: kept.map { linearization.column($0) })
        var residuals = linearization.residuals
        if let removed {
            let column = linearization.column(removed.unknowns.lowerBound)
            for index in residuals.indices { residuals[index] -= removed.coefficient * column[index] }
        }
        self.residuals = basis.remainder(of: residuals)
        self.responses = responses
    }

    /// The predicted gains of all terms, the largest first.
    func predictions() -> [Prediction] {
        responses.compactMap { response in
            let raw = dot(response.values, response.values)
            guard raw > 0, raw.isFinite else { return nil }
            let fresh = basis.remainder(of: response.values)
            let square = dot(fresh, fresh)
            // What the present terms imitate to 1e-4 of its length cannot be told from them.
            guard square > 1e-8 * raw else { return nil }
            let product = dot(fresh, residuals)
            return Prediction(law: response.law, term: response.term, gain: product * product / square)
        }
        .sorted { $0.gain > $1.gain }
    }
}
