package import PhysiXKernel

extension Trajectory {
    /// How much of the variance of this trajectory a prediction at the same times explains: R² of each component, averaged
    /// with the components' variances as weights.
    ///
    /// It is `r2_score(multioutput="variance_weighted")` of scikit-learn: a component that never varies has no weight,
    /// and where none varies the mean counts 1 for each exact component and 0 for the others.
    ///
    /// - Returns: 1 at best, unbounded below; 0 where the prediction has a value that is not finite.
    package func varianceWeightedR2(of prediction: Trajectory) -> Double {
        precondition(prediction.states.count == states.count, "predictions at the same times")
        guard prediction.states.allSatisfy(\.isFinite) else { return 0 }
        var (residual, total, exact) = (0.0, 0.0, 0.0)
        for component in 0..<stateCount {
            let truth = column(component)
            let mean = truth.reduce(0, +) / Double(truth.count)
            let variance = truth.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            let error = zip(truth, prediction.column(component)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            if error == 0 { exact += 1 }
            guard variance > 0 else { continue }
            residual += error
            total += variance
        }
        return total > 0 ? 1 - residual / total : exact / Double(stateCount)
    }
}
