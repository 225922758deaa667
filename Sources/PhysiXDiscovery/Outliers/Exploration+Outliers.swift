import PhysiXKernel

extension Exploration {
    /// The part of a variable's misfit that is left, at most, where wild values made the rest.
    private static let relief = 0.8

    /// The wild values by the best law that was found: for each variable the samples.
    func outliers(_ measurements: Measurements) -> [[Int]] {
        guard let residuals = residuals(measurements) else { return measurements.columns.map { _ in [] } }
        // Each experiment by itself: to the others, one with a wild value looks as if it were measured less exactly.
        return measurements.columns.indices.map { variable in
            measurements.experiments.flatMap { experiment in
                let weights = noise.weights[variable][experiment]
                let mean = (weights.reduce(0) { $0 + $1 * $1 } / Double(weights.count)).squareRoot()
                return OutlierTest(
                    measurements.columns[variable], residuals: residuals[variable].map { $0 * mean },
                    spread: measurements.spreads[variable], experiments: [experiment]
                ).samples
            }
        }
    }

    /// Whether the best law follows what is left without wild values so much better that they were to blame.
    func isRelieved(since earlier: Exploration, of outliers: [[Int]]) -> Bool {
        guard let best, let before = earlier.best else { return false }
        return outliers.indices.allSatisfy {
            outliers[$0].isEmpty || best.deviations[$0] < Self.relief * before.deviations[$0]
        }
    }

    /// For each variable what the best law leaves of each sample, divided by how much noisier that one is; NaN where
    /// nothing was measured.
    private func residuals(_ measurements: Measurements) -> [[Double]]? {
        let rivals = searches.flatMap { search in search.fits.map { (search.prepared, $0) } }
        guard let (prepared, fit) = rivals.min(by: { $0.1.score < $1.1.score }) else { return nil }
        var fitter = Fitter(FitBasis(prepared.language, measurements, noise: noise, curves: prepared.curves))
        guard let linearization = fitter.linearize(fit) else { return nil }
        var residuals = measurements.columns.map { $0.map { _ in Double.nan } }
        var rest = linearization.residuals[...]
        for sample in measurements.times.indices {
            for variable in residuals.indices where !measurements.columns[variable][sample].isNaN {
                residuals[variable][sample] = rest.removeFirst() * noise.deviations[variable]
            }
        }
        return residuals
    }
}

extension Measurements {
    /// The same measurements without some values of each variable; `nil` where too few are left to search.
    func without(_ left: [[Int]], stateVariables: [String]) -> Measurements? {
        var columns = columns
        for (variable, samples) in left.enumerated() {
            for sample in samples { columns[variable][sample] = .nan }
        }
        let trajectories = experiments.map { experiment in
            Trajectory(
                times: Array(times[experiment]), states: experiment.flatMap { row in columns.map { $0[row] } },
                stateCount: columns.count)
        }
        do throws(DiscoveryError) {
            return try Measurements(trajectories, stateVariables: stateVariables)
        } catch {
            return nil
        }
    }
}
