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

    /// One term's response to its coefficient.
    private struct Response {
        var law: Int
        var term: Int
        /// Its squared length.
        var raw: Double
        /// Its coordinates within what the present constants can imitate.
        var shares: [Double]
        /// The squared length of the rest, and its product with the residuals.
        var square: Double
        var product: Double
    }

    /// The sum of squares that the present constants can reach without any of the terms, to first order.
    let squares: Double
    private let responses: [Response]
    /// The derivatives with respect to each constant and the residuals, in an orthonormal basis of what these span.
    private let columns: [[Double]]
    private let residuals: [Double]

    /// - Parameters:
    ///   - linearization: residuals and derivatives of the fit.
    ///   - responses: how each term would move the residuals.
    init(_ linearization: Linearization, responses: [(law: Int, term: Int, values: [Double])]) {
        let columns = (0..<linearization.width).map { linearization.column($0) }
        let basis = OrthonormalBasis(of: columns)
        let rest = basis.remainder(of: linearization.residuals)
        squares = dot(rest, rest)
        residuals = basis.coordinates(of: linearization.residuals)
        self.columns = columns.map { basis.coordinates(of: $0) }
        self.responses = responses.map { response in
            let fresh = basis.remainder(of: response.values)
            return Response(
                law: response.law, term: response.term, raw: dot(response.values, response.values),
                shares: basis.coordinates(of: response.values), square: dot(fresh, fresh), product: dot(fresh, rest))
        }
    }

    /// The predicted gains of all terms, the largest first.
    func predictions() -> [Prediction] { predictions(beside: [], []) }

    /// The same once a term is taken out, and the sum of squares that is left then.
    ///
    /// - Parameters:
    ///   - unknowns: those of the term, its coefficient first.
    ///   - coefficient: the coefficient's value.
    /// - Returns: the sum of squares to first order, and the gains from there.
    func predictions(
        without unknowns: Range<Int>, coefficient: Double
    ) -> (squares: Double, predictions: [Prediction]) {
        let kept = OrthonormalBasis(of: columns.indices.filter { !unknowns.contains($0) }.map { columns[$0] })
        let freed = OrthonormalBasis(of: unknowns.map { kept.remainder(of: columns[$0]) })
        let left = zip(residuals, columns[unknowns.lowerBound]).map { $0 - coefficient * $1 }
        let misfit = freed.coordinates(of: left)
        return (squares + dot(misfit, misfit), predictions(beside: freed.directions, misfit))
    }

    /// The gains where some directions, in which the residuals have these coordinates, are no longer imitated.
    private func predictions(beside directions: [[Double]], _ misfit: [Double]) -> [Prediction] {
        responses.compactMap { response in
            var (square, product) = (response.square, response.product)
            for (direction, part) in zip(directions, misfit) {
                let share = dot(response.shares, direction)
                square += share * share
                product += share * part
            }
            // What the present terms imitate to 1e-4 of its length cannot be told from them.
            guard response.raw > 0, response.raw.isFinite, square > 1e-8 * response.raw else { return nil }
            return Prediction(law: response.law, term: response.term, gain: product * product / square)
        }
        .sorted { $0.gain > $1.gain }
    }
}
