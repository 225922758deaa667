import PhysiXKernel

/// Noise like that of the measurements, drawn from the residuals of a law.
///
/// Residuals that hang together are drawn in runs of random length, none of which reaches from one experiment into
/// another. *Source*: Politis and Romano, The stationary bootstrap, JASA 89, 1994.
struct ResidualDraw {
    /// The rows of each variable's residuals, and for each of them whether the next follows in the same experiment.
    private var pools: [(rows: [Int], isFollowed: [Bool])]
    private let residuals: [Double]
    /// For each variable how likely a run goes on.
    private let persistence: [Double]

    /// Correlations up to this are noise themselves.
    private static let whiteness = 0.4

    /// Draws from the residuals of a fit of so many unknowns, which made them a little smaller than the noise.
    init(_ linearization: Linearization, unknowns: Int, _ evidence: borrowing Evidence) {
        let rows = evidence.rows
        let experiments = evidence.measurements.experiments
        pools = evidence.measurements.columns.indices.map { variable in
            let own = rows.indices.filter { rows[$0].variable == variable }
            let isFollowed = own.indices.map { place in
                place + 1 < own.count
                    && experiments.contains {
                        $0.contains(rows[own[place]].sample) && $0.contains(rows[own[place + 1]].sample)
                    }
            }
            return (own, isFollowed)
        }
        persistence = linearization.persistence.map { correlation in
            // A run of (1 + ρ)/(1 − ρ) keeps the variance of a mean.
            guard correlation > Self.whiteness else { return 0 }
            return 1 - (1 - min(correlation, 0.95)) / (1 + min(correlation, 0.95))
        }
        let count = Double(linearization.residuals.count)
        let squares = dot(linearization.residuals, linearization.residuals)
        let deviation = (squares / max(1, count - Double(unknowns))).squareRoot()
        // Exact measurements still are not exact beyond their resolution.
        let scale =
            deviation > 0 ? max(deviation, Criterion.trustedShare) / (squares / count).squareRoot() : 0
        var residuals = linearization.residuals.map { $0 * scale }
        for pool in pools {
            let mean = pool.rows.reduce(0) { $0 + residuals[$1] / Double(pool.rows.count) }
            for row in pool.rows { residuals[row] -= mean }
        }
        self.residuals = residuals
    }

    /// A residual for each row.
    func next(_ generator: inout SeededGenerator) -> [Double] {
        var drawn = residuals
        for (variable, pool) in pools.enumerated() {
            var place = 0
            for (index, row) in pool.rows.enumerated() {
                let goesOn = index > 0 && pool.isFollowed[place] && generator.uniform() < persistence[variable]
                place =
                    goesOn ? place + 1 : min(Int(generator.uniform() * Double(pool.rows.count)), pool.rows.count - 1)
                drawn[row] = residuals[pool.rows[place]]
            }
        }
        return drawn
    }
}
