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
    /// bends for noise or noise for bends, and which samples are the exact ones it hardly sees. Chaotic motions are known
    /// only as well as their exact samples are used.
    ///
    /// - Parameters:
    ///   - residuals: for each variable what the law predicts less what was measured; NaN where nothing was.
    ///   - unknownCount: how many constants and initial values were fitted.
    ///   - measurements: what was measured.
    /// - Returns: `nil` where the present estimate is about as likely.
    func revised(by residuals: [[Double]], unknownCount: Int, _ measurements: Measurements) -> NoiseEstimate? {
        let share = Double(unknownCount) / Double(measurements.valueCount)
        var revised = self
        var isNew = false
        for variable in residuals.indices {
            let present = residuals[variable].indices.filter { !residuals[variable][$0].isNaN }
            guard present.count >= Self.fewestValues else { continue }
            let count = Double(present.count)
            let levels = zip(measurements.columns[variable], residuals[variable]).map { $0.isNaN ? 0 : $0 + $1 }
            let square = present.reduce(0) { $0 + levels[$1] * levels[$1] / count }
            guard square > 0 else { continue }
            func normalized(_ raw: [Double]) -> [Double] {
                let mean = (present.reduce(0) { $0 + raw[$1] * raw[$1] } / count).squareRoot()
                return raw.map { $0 / mean }
            }
            /// The noise of the variable, and how unlikely the residuals are.
            func judge(_ weights: [Double]) -> (variance: Double, deviance: Double) {
                let variance = present.reduce(0) {
                    let part = residuals[variable][$1] / weights[$1]
                    return $0 + part * part / (count * (1 - share))
                }
                let logarithms = present.reduce(0) { $0 + 2 * Elementary.log(weights[$1]) }
                return (variance, count * Elementary.log(max(variance, .leastNormalMagnitude)) + logarithms)
            }
            let assumed = normalized(weights[variable])
            var best = (weights: assumed, judgement: judge(assumed))
            let constant = levels.map { _ in 1.0 }
            let rivals = [constant] + Self.floors.map { floor in
                normalized(levels.map { (floor * floor + $0 * $0 / square).squareRoot() })
            }
            for rival in rivals {
                let judgement = judge(rival)
                if judgement.deviance < best.judgement.deviance - Self.evidence { best = (rival, judgement) }
            }
            let deviation = best.judgement.variance.squareRoot()
            // What counts as exact is judged by other rules.
            guard deviation > Self.exactness * measurements.spreads[variable] else { continue }
            let ratio = deviations[variable] * deviations[variable] / best.judgement.variance
            let surprise = count * (1 / ratio - 1 + Elementary.log(ratio))
            guard best.weights != assumed || surprise > Self.evidence else { continue }
            isNew = true
            revised.deviations[variable] = deviation
            revised.weights[variable] = best.weights
            revised.isExact[variable] = false
        }
        return isNew ? revised : nil
    }
}
