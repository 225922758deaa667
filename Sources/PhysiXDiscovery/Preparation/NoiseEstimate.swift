import PhysiXKernel

/// The noise of each measured variable, estimated without any law.
struct NoiseEstimate {
    /// The standard deviation of each variable's noise, in its unit; never below what rounding of the values or the
    /// smoothing itself could hide.
    var deviations: [Double]
    /// Whether a variable is so exact that every misfit of a law is the law's own.
    var isExact: [Bool]

    /// The finest misfit, relative to a variable's spread, that is still taken as information about the law.
    static let resolution = 2e-5
    /// Below this part of the spread the data count as exact.
    static let exactness = 6e-4
    /// By how many e-folds the variables of one experiment differ in how exactly they are measured, typically.
    private static let variety = 1.0

    /// Smooths each variable on its own and takes the residuals as noise.
    ///
    /// A few spikes that noise could not make look like a curve without noise, and a coarsely sampled curve looks like
    /// noise; so the variables, each relative to its spread, are expected to be about equally exact.
    init(_ measurements: Measurements) {
        let spreads = measurements.spreads
        let profiles = measurements.columns.map { column in
            SmoothingSpline.Profile(
                times: measurements.times, channels: [.init(derivative: 0, values: column, deviation: 1)])
        }
        func penalty(_ variable: Int, around level: Double) -> (Double) -> Double {
            { noise in
                let distance = (Self.logarithm(noise / spreads[variable]) - level) / Self.variety
                return distance * distance
            }
        }
        let levels = profiles.indices.map { variable in
            let profile = profiles[variable]
            return Self.logarithm(profile.points[profile.lowest { _ in 0 }.index].noise / spreads[variable])
        }
        let values = levels.map { level in
            profiles.indices.reduce(0) { $0 + profiles[$1].lowest(penalty($1, around: level)).value }
        }
        let common = levels.indices.min { values[$0] < values[$1] } ?? 0
        let noise = profiles.indices.map { profiles[$0].best(penalty($0, around: levels[common])).noise }
        deviations = noise.indices.map { max(noise[$0], Self.resolution * spreads[$0]) }
        isExact = noise.indices.map { noise[$0] < Self.exactness * spreads[$0] }
    }

    /// The logarithm of a relative noise; below the resolution all are alike.
    private static func logarithm(_ share: Double) -> Double { Elementary.log(max(share, resolution)) }
}
