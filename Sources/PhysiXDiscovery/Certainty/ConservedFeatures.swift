import PhysiXKernel

/// Functions of the measured variables along the motion, from which conserved sums are made, with their noise.
struct ConservedFeatures {
    /// What each is called.
    let names: [String]
    /// The measured variables that each depends on.
    let variables: [[Int]]
    /// The values of each at the complete samples, less their mean in the experiment.
    private(set) var deviations: [[Double]]
    /// The mean of each in each experiment.
    private(set) var means: [[Double]]
    /// The covariance of their noise, averaged over the samples, row-major.
    private(set) var noise: [Double]
    /// The samples of each experiment.
    let pieces: [Range<Int>]

    var count: Int { names.count }
    var sampleCount: Int { pieces.last?.upperBound ?? 0 }

    /// Products of measured variables.
    ///
    /// - Parameters:
    ///   - variables: for each feature its factors, one or two.
    ///   - measurements: samples with a missing value are left out.
    ///   - stateVariables: what the measured variables are called.
    ///   - noise: the standard deviation of the noise of each of them.
    init(
        _ variables: [[Int]], _ measurements: Measurements, _ stateVariables: [String], deviations noise: [Double]
    ) {
        let columns = measurements.columns
        self.variables = variables
        names = variables.map { factors in
            factors.count == 2 && factors[0] == factors[1]
                ? "\(stateVariables[factors[0]])**2" : factors.map { stateVariables[$0] }.joined(separator: "*")
        }
        let kept = measurements.experiments.map { samples in
            samples.filter { sample in columns.allSatisfy { !$0[sample].isNaN } }
        }
        pieces = kept.ranges
        let samples = kept.flatMap(\.self)
        let (features, order) = (columns.indices, variables.count)
        self.noise = [Double](repeating: 0, count: order * order)
        var values = variables.map { _ in [Double]() }
        for sample in samples {
            // How each feature follows each variable, which carries the noise over.
            var slopes = variables.map { _ in features.map { _ in 0.0 } }
            for (index, factors) in variables.enumerated() {
                values[index].append(factors.reduce(1) { $0 * columns[$1][sample] })
                for (place, variable) in factors.enumerated() {
                    slopes[index][variable] += factors.count == 1 ? 1 : columns[factors[1 - place]][sample]
                }
            }
            for left in variables.indices {
                for right in variables.indices {
                    self.noise[left * order + right] += features.reduce(0) {
                        $0 + slopes[left][$1] * slopes[right][$1] * noise[$1] * noise[$1] / Double(samples.count)
                    }
                }
            }
        }
        let pieces = pieces
        means = values.map { column in pieces.map { piece in column[piece].reduce(0, +) / Double(max(1, piece.count)) }
        }
        deviations = zip(values, means).map { column, means in
            zip(pieces, means).flatMap { piece, mean in column[piece].map { $0 - mean } }
        }
    }

    /// The standard deviation that noise alone gives a sum.
    func noise(of weights: [(feature: Int, weight: Double)]) -> Double {
        var sum = 0.0
        for left in weights {
            for right in weights { sum += left.weight * right.weight * noise[left.feature * count + right.feature] }
        }
        return max(0, sum).squareRoot()
    }

    /// How much a feature varies along the motion.
    func spread(of feature: Int) -> Double {
        (dot(deviations[feature], deviations[feature]) / Double(max(1, sampleCount))).squareRoot()
    }
}
