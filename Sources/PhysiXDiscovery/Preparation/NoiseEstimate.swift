/// The noise of each measured variable, estimated without any law.
struct NoiseEstimate {
    /// The standard deviation of each variable's noise, in its unit; never below what rounding of the values or the
    /// smoothing itself could hide.
    let deviations: [Double]
    /// Whether a variable is so exact that every misfit of a law is the law's own.
    let isExact: [Bool]

    /// The finest misfit, relative to a variable's spread, that is still taken as information about the law.
    static let resolution = 2e-5
    /// Below this part of the spread the data count as exact.
    static let exactness = 6e-4

    /// Smooths each variable on its own and takes the residuals as noise.
    init(_ measurements: Measurements) {
        var deviations: [Double] = []
        var isExact: [Bool] = []
        for (column, spread) in zip(measurements.columns, measurements.spreads) {
            let channel = SmoothingSpline.Channel(derivative: 0, values: column, deviation: 1)
            let spline = SmoothingSpline.fitting(times: measurements.times, channels: [channel])
            deviations.append(max(spline.noise, Self.resolution * spread))
            isExact.append(spline.noise < Self.exactness * spread)
        }
        self.deviations = deviations
        self.isExact = isExact
    }
}
