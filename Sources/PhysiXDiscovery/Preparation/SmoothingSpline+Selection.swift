import PhysiXKernel

extension SmoothingSpline {
    /// How likely channels are under curves of every smoothness, coarsely.
    ///
    /// The likelihood can have two hills over the logarithm of the strength: one where all is curve and one where much is
    /// noise. Which is higher may depend on what else is known, so both are kept until then.
    struct Profile {
        let times: [Double]
        let pieces: [Range<Int>]
        let channels: [Channel]
        /// For each of ``decades`` the noise and the deviance.
        let points: [(noise: Double, deviance: Double)]

        /// The decimal logarithms of the strengths that are scanned, in units of one sample spacing.
        static let decades = Array(stride(from: -18.0, through: 14, by: 2))

        init(times: [Double], pieces: [Range<Int>]? = nil, channels: [Channel]) {
            let pieces = pieces ?? [times.indices]
            self.times = times
            self.pieces = pieces
            self.channels = channels
            points = Self.decades.map { decades in
                let spline = SmoothingSpline(times: times, pieces: pieces, channels: channels, decades: decades)
                return (spline.noise, spline.deviance)
            }
        }

        /// The lowest deviance on the coarse scan, with a penalty on the noise.
        func lowest(_ penalty: (Double) -> Double) -> (index: Int, value: Double) {
            var best = (index: 0, value: Double.infinity)
            for (index, point) in points.enumerated() {
                let value = point.deviance + penalty(point.noise)
                if value < best.value { best = (index, value) }
            }
            return best
        }

        /// The spline at the top of the highest hill, found by a golden section around the best of the scan.
        func best(_ penalty: (Double) -> Double = { _ in 0 }) -> SmoothingSpline {
            func spline(_ decades: Double) -> (SmoothingSpline, value: Double) {
                let spline = SmoothingSpline(times: times, pieces: pieces, channels: channels, decades: decades)
                return (spline, spline.deviance + penalty(spline.noise))
            }
            let centre = Self.decades[lowest(penalty).index]
            let golden = 0.618_033_988_75
            var (from, to) = (centre - 2, centre + 2)
            var (left, right) = (to - golden * (to - from), from + golden * (to - from))
            var (atLeft, atRight) = (spline(left), spline(right))
            while to - from > 0.3 {
                if atLeft.value < atRight.value {
                    (to, right, atRight) = (right, left, atLeft)
                    left = to - golden * (to - from)
                    atLeft = spline(left)
                } else {
                    (from, left, atLeft) = (left, right, atRight)
                    right = from + golden * (to - from)
                    atRight = spline(right)
                }
            }
            return atLeft.value < atRight.value ? atLeft.0 : atRight.0
        }
    }

    private init(times: [Double], pieces: [Range<Int>], channels: [Channel], decades: Double) {
        let span = pieces.reduce(0) { $0 + times[$1.upperBound - 1] - times[$1.lowerBound] }
        let spacing = span / Double(times.count - pieces.count)
        let unit = (0..<5).reduce(1.0) { product, _ in product / spacing }
        self.init(
            times: times, pieces: pieces, channels: channels, strength: unit * Elementary.exp(decades * 2.302_585_093))
    }
}
