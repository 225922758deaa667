import PhysiXKernel

/// Noise as the typical distance of a sample from the cubic through its neighbours.
///
/// A smoothing spline has one smoothness for the whole curve, so that a short transient or a few spikes can make it take
/// the curve for noise; the median over the samples does not see them.
enum LocalNoise {
    /// The floors of noise that grows with the value, in parts of the root mean square.
    private static let floors = [1, 0.3, 0.1, 0.03, 0.01]
    /// By how much noise that grows with the value must be likelier than constant noise, as twice a logarithm.
    private static let evidence = 6.0
    /// The quartile of the standard normal distribution.
    private static let quartile = 0.674_489_75
    /// How many neighbours each sample is compared with: two before it and two after it.
    private static let reach = 2
    /// The fewest samples from which a median tells anything.
    private static let fewestSamples = 30

    /// A variable's noise and for each sample how much noisier it is than on average; `nil` for too few samples.
    static func estimate(_ measurements: Measurements, variable: Int) -> (deviation: Double, weights: [Double])? {
        let column = measurements.columns[variable]
        let residuals = residuals(measurements, column)
        guard residuals.count >= fewestSamples else { return nil }
        let square = residuals.reduce(0) { $0 + column[$1.sample] * column[$1.sample] / Double(residuals.count) }
        var best: (deviance: Double, deviation: Double, weights: [Double])?
        for floor in square > 0 ? [.infinity] + floors : [.infinity] {
            let raw = column.map { value in
                floor.isInfinite || value.isNaN ? 1 : (floor * floor + value * value / square).squareRoot()
            }
            let mean = (residuals.reduce(0) { $0 + raw[$1.sample] * raw[$1.sample] } / Double(residuals.count))
                .squareRoot()
            let weights = raw.map { $0 / mean }
            let sizes = residuals.map { $0.size / weights[$0.sample] }.sorted()
            let deviation = sizes[sizes.count / 2] / quartile
            // Student's distribution with three degrees of freedom, to which transients and spikes are no surprise.
            let deviance = residuals.reduce(0) { sum, residual in
                let scale = max(deviation, .leastNormalMagnitude) * weights[residual.sample]
                let share = residual.size / scale
                return sum + 2 * Elementary.log(scale) + 4 * Elementary.log(1 + share * share / 3)
            }
            if deviance < (best?.deviance ?? .infinity) - evidence { best = (deviance, deviation, weights) }
        }
        return best.map { ($0.deviation, $0.weights) }
    }

    /// For each sample with neighbours on both sides how far it lies from the cubic through them, in units that make
    /// independent noise as large as it is.
    private static func residuals(_ measurements: Measurements, _ column: [Double]) -> [(sample: Int, size: Double)] {
        measurements.experiments.flatMap { experiment in
            let present = experiment.filter { !column[$0].isNaN }
            guard present.count > 2 * reach else { return [(sample: Int, size: Double)]() }
            return (reach..<present.count - reach).map { place in
                let neighbours = (1...reach).flatMap { [present[place - $0], present[place + $0]] }
                let shares = lagrange(neighbours.map { measurements.times[$0] }, at: measurements.times[present[place]])
                let predicted = zip(shares, neighbours).reduce(0) { $0 + $1.0 * column[$1.1] }
                let scale = shares.reduce(1) { $0 + $1 * $1 }.squareRoot()
                return (present[place], (column[present[place]] - predicted).magnitude / scale)
            }
        }
    }

    /// The weights of values at some times in the polynomial through them at another time.
    private static func lagrange(_ times: [Double], at time: Double) -> [Double] {
        times.indices.map { index in
            times.indices.reduce(1) { product, other in
                other == index ? product : product * (time - times[other]) / (times[index] - times[other])
            }
        }
    }
}
