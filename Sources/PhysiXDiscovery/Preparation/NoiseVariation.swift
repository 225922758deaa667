import PhysiXKernel

/// Noise that is not the same for all samples.
///
/// It grows with the value, as when an instrument is exact to some per cent of what it shows: a sample's deviation is
/// `σ·√(κ² + (x/x̄)²)`, with `x̄` the root mean square of the variable: pure relative noise above a floor κ. Or some of
/// several experiments were measured more exactly than others.
struct NoiseVariation {
    /// For each sample its deviation relative to the root mean square of all.
    let weights: [Double]

    /// The floors that are tried; below the smallest one smoothing is not exact enough to tell.
    private static let floors = [1, 0.3, 0.1, 0.03, 0.01]
    /// By how much the residuals must be likelier, as twice a logarithm, than with constant noise.
    private static let evidence = 6.0
    /// The part of the noise of all experiments together below which that of one of them is not believed.
    private static let finest = 1e-2
    /// The fewest values of an experiment that tell anything about its own noise.
    private static let fewestOwn = 12

    /// From fewer samples, smoothing leaves too little of the noise to judge by.
    private static let fewestSamples = 40

    /// Judges by the residuals of a smoothed variable; `nil` where its noise is as likely to be constant.
    init?(of column: [Double], around spline: SmoothingSpline) {
        let experiments = spline.pieces
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
        func normalized(_ raw: [Double]) -> [Double] {
            let mean = (present.reduce(0) { $0 + raw[$1] * raw[$1] } / count).squareRoot()
            return raw.map { $0 / mean }
        }
        var candidates = Self.floors.map { floor in
            normalized(levels.map { (floor * floor + $0 * $0 / square).squareRoot() })
        }
        var deviances = candidates.map(deviance)
        if experiments.count > 1 {
            let ofExperiments = experiments.flatMap { samples in
                let own = zip(present, residuals).filter { samples.contains($0.0) }.map(\.1)
                let variance = own.reduce(0) { $0 + $1 * $1 / Double(own.count) }
                // A curve follows few values to their last digit, and one in which nothing happens is free of noise.
                let noise =
                    own.count < Self.fewestOwn ? spline.noise : max(variance.squareRoot(), Self.finest * spline.noise)
                return samples.map { _ in noise }
            }
            candidates.append(normalized(ofExperiments))
            deviances.append(
                deviance(candidates[candidates.count - 1]) + Double(experiments.count - 1) * Elementary.log(count))
        }
        guard let best = candidates.indices.min(by: { deviances[$0] < deviances[$1] }),
            deviances[best] < deviance(levels.map { _ in 1 }) - Self.evidence
        else { return nil }
        weights = candidates[best]
    }
}
