import PhysiXKernel

extension NoiseEstimate {
    /// The fewest values of a variable that tell how its noise varies.
    private static let fewestValues = 40
    /// By how much, as twice a logarithm, another noise must be likelier than the one that is assumed.
    private static let evidence = 6.0
    /// The floors of noise that grows with the value, in parts of the root mean square.
    private static let floors = [1, 0.3, 0.1, 0.03, 0.01]

    /// The estimate after a law has been found that follows the measurements and leaves what looks like noise.
    ///
    /// Such residuals tell the noise more exactly than a smooth curve can: where a curve bends sharply, smoothing takes
    /// bends for noise or noise for bends, and which samples are the exact ones it hardly sees. A chaotic motion is known
    /// only as well as its exact samples are used.
    ///
    /// - Parameters:
    ///   - residuals: for each variable what the law predicts less what was measured; NaN where nothing was.
    ///   - unknownCount: how many constants and initial values were fitted.
    ///   - measurements: what was measured.
    /// - Returns: `nil` where the present estimate is about as likely.
    func revised(by residuals: [[Double]], unknownCount: Int, _ measurements: Measurements) -> NoiseEstimate? {
        let freedom = 1 - Double(unknownCount) / Double(measurements.valueCount)
        var revised = self
        for variable in residuals.indices {
            let levels = zip(measurements.columns[variable], residuals[variable]).map { $0 + $1 }
            guard
                let noise = LawNoise(levels, residuals[variable], weights[variable], freedom: freedom, Self.floors),
                noise.count >= Self.fewestValues,
                // What counts as exact is judged by other rules.
                noise.deviation > Self.exactness * measurements.spreads[variable],
                noise.isNews(to: deviations[variable])
            else { continue }
            revised.deviations[variable] = noise.deviation
            revised.weights[variable] = noise.weights
            revised.isExact[variable] = false
        }
        let isNew = zip(revised.deviations, deviations).contains { $0 != $1 }
        return isNew ? revised : nil
    }

    /// The likeliest noise of one variable by what a law leaves of it.
    private struct LawNoise {
        /// How many values there are.
        let count: Int
        private(set) var weights: [Double]
        private(set) var deviation: Double
        private var deviance: Double
        private var isReweighted = false

        /// `nil` where nothing was measured but zeros.
        init?(
            _ levels: [Double], _ residuals: [Double], _ assumed: [Double], freedom: Double, _ floors: [Double]
        ) {
            let present = residuals.indices.filter { !residuals[$0].isNaN }
            count = present.count
            let size = Double(present.count)
            let square = present.reduce(0) { $0 + levels[$1] * levels[$1] / size }
            guard square > 0 else { return nil }
            func judge(_ raw: [Double]) -> (weights: [Double], deviation: Double, deviance: Double) {
                let mean = (present.reduce(0) { $0 + raw[$1] * raw[$1] } / size).squareRoot()
                let weights = raw.map { $0.isNaN ? 1 : $0 / mean }
                let variance = present.reduce(0) {
                    let part = residuals[$1] / weights[$1]
                    return $0 + part * part / (size * freedom)
                }
                let logarithms = present.reduce(0) { $0 + 2 * Elementary.log(weights[$1]) }
                return (
                    weights, variance.squareRoot(),
                    size * Elementary.log(max(variance, .leastNormalMagnitude)) + logarithms
                )
            }
            (weights, deviation, deviance) = judge(assumed)
            let growing = floors.map { floor in levels.map { (floor * floor + $0 * $0 / square).squareRoot() } }
            for rival in ([levels.map { _ in 1 }] + growing).map(judge) where rival.deviance < deviance - evidence {
                (weights, deviation, deviance) = rival
                isReweighted = true
            }
        }

        /// Whether it is clearly likelier than a deviation that was assumed.
        func isNews(to assumed: Double) -> Bool {
            let ratio = deviation * deviation / (assumed * assumed)
            return isReweighted || Double(count) * (ratio - 1 - Elementary.log(ratio)) > evidence
        }
    }
}
