import PhysiXKernel

extension Exploration {
    /// The part of a variable's misfit that is left, at most, where wild values made the rest.
    private static let relief = 0.8
    /// How many times the typical residual a value must lie away from a law that was found without it.
    private static let distance = 6.0

    /// The wild values by the best law that was found.
    ///
    /// - Parameters:
    ///   - measurements: among which the law was found.
    ///   - evenly: whether to take all samples of an experiment for equally noisy; wild ones among the largest values look
    ///     as if noise grew with the value.
    /// - Returns: for each variable the samples.
    func outliers(_ measurements: Measurements, evenly: Bool = false) -> [[Int]] {
        guard let residuals = residuals(measurements) else { return measurements.columns.map { _ in [] } }
        // Each experiment by itself: to the others, one with a wild value looks as if it were measured less exactly.
        return measurements.columns.indices.map { variable in
            measurements.experiments.flatMap { experiment in
                let weights = noise.weights[variable]
                let square = weights[experiment].reduce(0) { $0 + $1 * $1 } / Double(experiment.count)
                return OutlierTest(
                    measurements.columns[variable], at: measurements.times,
                    residuals: zip(residuals[variable], weights).map { $0 * (evenly ? $1 : square.squareRoot()) },
                    spread: measurements.spreads[variable], experiments: [experiment]
                ).samples
            }
        }
    }

    /// Whether all samples of those variables of which some are wild are taken for equally noisy.
    func isEven(for outliers: [[Int]]) -> Bool {
        outliers.indices.allSatisfy { variable in
            outliers[variable].isEmpty || noise.weights[variable].allSatisfy { $0 == noise.weights[variable][0] }
        }
    }

    /// Whether the best law follows what is left without wild values so much better that they were to blame.
    func isRelieved(since earlier: Exploration, of outliers: [[Int]]) -> Bool {
        guard let best, let before = earlier.best else { return false }
        return outliers.indices.allSatisfy {
            outliers[$0].isEmpty || best.deviations[$0] < Self.relief * before.deviations[$0]
        }
    }

    /// Those of some samples of each variable that the best law passes far from, beside what it leaves of the others.
    func far(_ suspects: [[Int]], of measurements: Measurements) -> [[Int]] {
        guard let residuals = residuals(measurements) else { return suspects.map { _ in [] } }
        return suspects.indices.map { variable in
            var others = residuals[variable]
            for sample in suspects[variable] { others[sample] = .nan }
            let scale = OutlierTest.scale(of: others, spread: searches[0].prepared.measurements.spreads[variable])
            return suspects[variable].filter { residuals[variable][$0].magnitude > Self.distance * scale }
        }
    }

    /// For each variable what the best law predicts less each sample, divided by how much noisier that one is; NaN where
    /// nothing was measured.
    private func residuals(_ measurements: Measurements) -> [[Double]]? {
        guard let (prepared, fit) = bestFit else { return nil }
        var fitter = Fitter(FitBasis(prepared.language, measurements, noise: noise, curves: prepared.curves))
        return fitter.residuals(fit)
    }

    /// The best law with what it was searched among.
    var bestFit: (prepared: PreparedSearch, fit: Fit)? {
        let rivals = searches.flatMap { search in search.fits.map { (search.prepared, $0) } }
        return rivals.min { $0.1.score < $1.1.score }.map { ($0, $1) }
    }
}
