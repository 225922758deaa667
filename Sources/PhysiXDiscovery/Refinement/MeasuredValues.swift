/// All measured values with their noise, sample by sample: the order in which a solution passes them.
struct MeasuredValues {
    let variableCount: Int
    /// NaN where a value is missing.
    let values: [Double]
    /// The standard deviation of each value's noise.
    let deviations: [Double]
    /// How much noisier each value is than its variable on average.
    let weights: [Double]
}

extension MeasuredValues {
    /// The values of measurements with an estimate of their noise.
    init(_ measurements: Measurements, noise: NoiseEstimate) {
        variableCount = measurements.columns.count
        func inOrder(_ columns: [[Double]]) -> [Double] {
            measurements.times.indices.flatMap { sample in columns.map { $0[sample] } }
        }
        values = inOrder(measurements.columns)
        deviations = inOrder(noise.deviations.indices.map { noise.sampleDeviations(of: $0) })
        weights = inOrder(noise.weights)
    }
}
