extension SmoothingSpline {
    /// The value and slope of the curve at a time within the samples of a piece.
    ///
    /// Between two knots the posterior mean is the quintic that has their values, slopes and curvatures.
    func evaluate(at time: Double, in piece: Range<Int>) -> (value: Double, slope: Double) {
        let index = interval(of: time, in: piece)
        let step = times[index + 1] - times[index]
        let (start, end) = (knots[index], knots[index + 1])
        let (slope, curvature) = (start.slope * step, start.curvature * step * step)
        let rise = end.value - start.value - slope - curvature / 2
        let slopeRise = end.slope * step - slope - curvature
        let curvatureRise = end.curvature * step * step - curvature
        let cubic = 10 * rise - 4 * slopeRise + curvatureRise / 2
        let quartic = -15 * rise + 7 * slopeRise - curvatureRise
        let quintic = 6 * rise - 3 * slopeRise + curvatureRise / 2
        let u = (time - times[index]) / step
        let value = start.value + u * (slope + u * (curvature / 2 + u * (cubic + u * (quartic + u * quintic))))
        let derivative = slope + u * (curvature + u * (3 * cubic + u * (4 * quartic + u * 5 * quintic)))
        return (value, derivative / step)
    }

    private func interval(of time: Double, in piece: Range<Int>) -> Int {
        var (low, high) = (piece.lowerBound, piece.upperBound - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if times[middle] <= time { low = middle } else { high = middle }
        }
        return low
    }
}
