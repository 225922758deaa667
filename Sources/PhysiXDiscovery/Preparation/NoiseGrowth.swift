import PhysiXKernel

/// Noise that grows with the value, as when an instrument is exact to some per cent of what it shows.
///
/// A sample's deviation is `σ·√(κ² + (x/x̄)²)`, with `x̄` the root mean square of the variable: pure relative noise above
/// a floor κ.
struct NoiseGrowth {
    /// For each sample its deviation relative to the root mean square of all.
    let weights: [Double]

    /// The floors that are tried; below the smallest one smoothing is not exact enough to tell.
    private static let floors = [1, 0.3, 0.1, 0.03, 0.01]
    /// By how much the residuals must be likelier, as twice a logarithm, than with constant noise.
    private static let evidence = 6.0

    /// From fewer samples, smoothing leaves too little of the noise to judge by.
    private static let fewestSamples = 40

    /// Judges by the residuals of a smoothed variable; `nil` where its noise is as likely to be constant.
    init?(of column: [Double], around spline: SmoothingSpline) {
        let present = column.indices.filter { !column[$0].isNaN }
        let count = Double(present.count)
        let levels = spline.knots.map(\.value)
        let residuals = present.map { column[$0] - levels[$0] }
        let square = present.reduce(0) { $0 + levels[$1] * levels[$1] / count }
        guard square > 0, present.count >= Self.fewestSamples else { return nil }
        func deviance(_ weights: [Double]) -> Double {
            var squares = 0.0
            var logarithms = 0.0
            for (index, residual) in zip(present, residuals) {
                squares += residual * residual / (weights[index] * weights[index])
                logarithms += 2 * Elementary.log(weights[index])
            }
            return count * Elementary.log(max(squares / count, .leastNormalMagnitude)) + logarithms
        }
        let candidates = Self.floors.map { floor in
            let raw = levels.map { (floor * floor + $0 * $0 / square).squareRoot() }
            let mean = (present.reduce(0) { $0 + raw[$1] * raw[$1] } / count).squareRoot()
            return raw.map { $0 / mean }
        }
        let deviances = candidates.map(deviance)
        guard let best = candidates.indices.min(by: { deviances[$0] < deviances[$1] }),
            deviances[best] < deviance(levels.map { _ in 1 }) - Self.evidence
        else { return nil }
        weights = candidates[best]
    }
}
