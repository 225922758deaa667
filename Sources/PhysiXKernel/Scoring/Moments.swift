/// Mean and standard deviation of one state variable where it was measured.
struct Moments {
    /// The mean.
    let mean: Double
    /// The standard deviation of the samples themselves, with the count as divisor.
    let deviation: Double

    /// The moments of a column over those samples where `reference` was measured; both 0 where it never was.
    ///
    /// Two passes: exact to rounding even where the mean is large against the deviation.
    init(of trajectory: Trajectory, _ variable: Int, whereMeasuredIn reference: Trajectory) {
        var sum = 0.0
        var count = 0.0
        for sample in reference.times.indices where reference[sample, variable].isFinite {
            sum += trajectory[sample, variable]
            count += 1
        }
        guard count > 0 else {
            (mean, deviation) = (0, 0)
            return
        }
        let center = sum / count
        var squares = 0.0
        for sample in reference.times.indices where reference[sample, variable].isFinite {
            let distance = trajectory[sample, variable] - center
            squares += distance * distance
        }
        // A constant column's mean is off by rounding; what remains below that is no variation.
        let spread = (squares / count).squareRoot()
        (mean, deviation) = (center, spread <= center.magnitude * 1e-14 ? 0 : spread)
    }
}
