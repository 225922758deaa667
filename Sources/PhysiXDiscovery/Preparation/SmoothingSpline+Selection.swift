extension SmoothingSpline {
    /// Smooths with the strength under which the data are most likely.
    ///
    /// The restricted likelihood has one or two hills over the logarithm of the strength, so a coarse scan finds the
    /// higher one and a golden section its top.
    static func fitting(times: [Double], channels: [Channel]) -> SmoothingSpline {
        let spacing = (times[times.count - 1] - times[0]) / Double(times.count - 1)
        let unit = (0..<5).reduce(1.0) { product, _ in product / spacing }
        func spline(_ decades: Double) -> SmoothingSpline {
            SmoothingSpline(times: times, channels: channels, strength: unit * Elementary.exp(decades * 2.302_585_093))
        }
        var best = -18.0
        var lowest = Double.infinity
        for decades in stride(from: -18.0, through: 14, by: 2) {
            let deviance = spline(decades).deviance
            if deviance < lowest { (best, lowest) = (decades, deviance) }
        }
        let golden = 0.618_033_988_75
        var (from, to) = (best - 2, best + 2)
        var (left, right) = (to - golden * (to - from), from + golden * (to - from))
        var (atLeft, atRight) = (spline(left).deviance, spline(right).deviance)
        while to - from > 0.2 {
            if atLeft < atRight {
                (to, right, atRight) = (right, left, atLeft)
                left = to - golden * (to - from)
                atLeft = spline(left).deviance
            } else {
                (from, left, atLeft) = (left, right, atRight)
                right = from + golden * (to - from)
                atRight = spline(right).deviance
            }
        }
        return spline((from + to) / 2)
    }

    /// The value and slope of the curve at a time within the samples.
    ///
    /// Between two knots the posterior mean is the quintic that has their values, slopes and curvatures.
    func evaluate(at time: Double) -> (value: Double, slope: Double) {
        let index = interval(of: time)
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

    private func interval(of time: Double) -> Int {
        var (low, high) = (0, times.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if times[middle] <= time { low = middle } else { high = middle }
        }
        return low
    }
}
