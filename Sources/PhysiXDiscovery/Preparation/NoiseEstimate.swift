import PhysiXKernel

/// The noise of each measured variable, estimated without any law.
struct NoiseEstimate {
    /// The standard deviation of each variable's noise, in its unit.
    ///
    /// It is never below what rounding of the values or the smoothing itself could hide; where not all samples are equally
    /// noisy, it is the root mean square over them.
    var deviations: [Double]
    /// Whether it is assumed, rather than estimated, that nothing is noise.
    private(set) var isNegligible = false
    /// For each variable how much noisier each sample is than the variable on average.
    var weights: [[Double]]
    /// Whether a variable is so exact that every misfit of a law is the law's own.
    var isExact: [Bool]

    /// The finest misfit, relative to a variable's spread, that is still taken as information about the law.
    static let resolution = 2e-5
    /// How many times noisier one variable may be than another before that is doubtful.
    private static let unevenness = 10.0
    /// How many times smaller noise must be to be clearly less.
    private static let clearly = 3.0
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
        let constant = measurements.times.map { _ in 1.0 }
        let profiles = measurements.columns.map { Self.profile(measurements, $0, constant) }
        let splines = Self.best(profiles, spreads)
        let growing = measurements.columns.indices.map { variable in
            NoiseVariation(of: measurements.columns[variable], around: splines[variable])?.weights
        }
        guard growing.contains(where: { $0 != nil }) else {
            self.init(splines.map(\.noise), weights: growing.map { _ in constant }, spreads)
            return
        }
        let weights = growing.map { $0 ?? constant }
        let weighted = measurements.columns.indices.map { variable in
            growing[variable].map { Self.profile(measurements, measurements.columns[variable], $0) }
                ?? profiles[variable]
        }
        self.init(Self.best(weighted, spreads).map(\.noise), weights: weights, spreads)
    }

    /// Whether some variables seem so much noisier than others, each relative to its spread, that what looks like their
    /// noise may be sharp bends.
    func isDoubtful(_ measurements: Measurements) -> Bool {
        let shares = zip(deviations, measurements.spreads).map { max($0 / $1, Self.exactness / Self.unevenness) }
        guard let least = shares.min(), let largest = shares.max() else { return false }
        return largest > Self.unevenness * least
    }

    /// The hypothesis that nothing of the measurements is noise.
    static func negligible(_ measurements: Measurements) -> NoiseEstimate {
        var estimate = NoiseEstimate(
            measurements.columns.map { _ in 0 }, weights: measurements.columns.map { $0.map { _ in 1 } },
            measurements.spreads)
        estimate.isNegligible = true
        return estimate
    }

    /// The hypothesis that each sample's distance from its neighbours is the noise; `nil` where that is not clearly less
    /// than this estimate for any variable.
    func local(_ measurements: Measurements) -> NoiseEstimate? {
        let variables = measurements.columns.indices
        let estimates = variables.map { LocalNoise.estimate(measurements, variable: $0) }
        let isLess = variables.contains { variable in
            estimates[variable].map { Self.clearly * $0.deviation < deviations[variable] } ?? false
        }
        guard isLess else { return nil }
        return NoiseEstimate(
            variables.map { min(estimates[$0]?.deviation ?? .infinity, deviations[$0]) },
            weights: variables.map { estimates[$0]?.weights ?? weights[$0] }, measurements.spreads)
    }

    private init(_ noise: [Double], weights: [[Double]], _ spreads: [Double]) {
        deviations = zip(noise, spreads).map { max($0, Self.resolution * $1) }
        isExact = zip(noise, spreads).map { $0 < Self.exactness * $1 }
        self.weights = zip(weights, isExact).map { weights, isExact in isExact ? weights.map { _ in 1 } : weights }
    }

    private static func profile(
        _ measurements: Measurements, _ column: [Double], _ weights: [Double]
    ) -> SmoothingSpline.Profile {
        SmoothingSpline.Profile(
            times: measurements.times, pieces: measurements.experiments,
            channels: [.init(derivative: 0, values: column, deviations: weights)])
    }

    /// The most likely splines of all variables together.
    private static func best(_ profiles: [SmoothingSpline.Profile], _ spreads: [Double]) -> [SmoothingSpline] {
        func penalty(_ variable: Int, around level: Double) -> (Double) -> Double {
            { noise in
                let distance = (logarithm(noise / spreads[variable]) - level) / variety
                return distance * distance
            }
        }
        let levels = profiles.indices.map { variable in
            let profile = profiles[variable]
            return logarithm(profile.points[profile.lowest { _ in 0 }.index].noise / spreads[variable])
        }
        let values = levels.map { level in
            profiles.indices.reduce(0) { $0 + profiles[$1].lowest(penalty($1, around: level)).value }
        }
        let common = levels.indices.min { values[$0] < values[$1] } ?? 0
        return profiles.indices.map { profiles[$0].best(penalty($0, around: levels[common])) }
    }

    /// The logarithm of a relative noise; below the resolution all are alike.
    private static func logarithm(_ share: Double) -> Double { Elementary.log(max(share, resolution)) }
}

extension NoiseEstimate {
    /// The standard deviation of one sample of a variable.
    func deviation(of variable: Int, at sample: Int) -> Double { deviations[variable] * weights[variable][sample] }

    /// Those of all samples of a variable.
    func sampleDeviations(of variable: Int) -> [Double] { weights[variable].map { deviations[variable] * $0 } }
}
