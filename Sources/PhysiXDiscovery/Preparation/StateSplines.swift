import PhysiXKernel

/// The smoothing splines behind a formulation's state variables.
struct StateSplines {
    /// Which spline a state variable comes from, and whether it is its slope.
    struct Source {
        var spline: Int
        var isSlope: Bool
    }

    /// The part of a variable's spread by which curves may miss samples that are assumed to be exact.
    private static let largestError = 1e-2
    /// More than any likelihood of thousands of samples can make up for.
    private static let penalty = 1e6

    private var splines: [SmoothingSpline] = []
    /// The source of each state variable.
    private(set) var sources: [Source]

    /// Smooths the measured variables; a position and its velocity share one curve, so that each helps the other.
    init(_ measurements: Measurements, _ formulation: Formulation, noise: NoiseEstimate) {
        sources = formulation.stateNames.map { _ in Source(spline: 0, isSlope: false) }
        for state in 0..<formulation.measuredCount {
            // The end of a chain x, vx, … starts a spline; every velocity takes the slope of its position's.
            let velocity = formulation.velocities[state]
            let isVelocity = formulation.velocities.contains(state)
            guard velocity != nil || !isVelocity else { continue }
            var channels = [
                SmoothingSpline.Channel(
                    derivative: 0, values: measurements.columns[state], deviations: noise.sampleDeviations(of: state))
            ]
            if let velocity, velocity < formulation.measuredCount {
                channels.append(
                    SmoothingSpline.Channel(
                        derivative: 1, values: measurements.columns[velocity],
                        deviations: noise.sampleDeviations(of: velocity)))
            }
            let bound =
                noise.isNegligible
                ? Self.largestError * measurements.spreads[state] / noise.deviations[state] : .infinity
            splines.append(
                SmoothingSpline.Profile(
                    times: measurements.times, pieces: measurements.experiments, channels: channels
                ).best { $0 > bound ? Self.penalty * (1 + Elementary.log($0 / bound)) : 0 })
            sources[state] = Source(spline: splines.count - 1, isSlope: false)
            if let velocity { sources[velocity] = Source(spline: splines.count - 1, isSlope: true) }
        }
    }

    /// The value of a state variable at a time of one experiment, which is given by its samples.
    func value(of source: Source, at time: Double, in experiment: Range<Int>) -> Double {
        let point = splines[source.spline].evaluate(at: time, in: experiment)
        return source.isSlope ? point.slope : point.value
    }

    /// The whole state at a time of one experiment.
    func state(at time: Double, in experiment: Range<Int>) -> [Double] {
        sources.map { value(of: $0, at: time, in: experiment) }
    }
}
