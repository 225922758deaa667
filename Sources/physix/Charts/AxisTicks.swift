/// Round numbers along a linear axis: 1, 2 or 5 times a power of ten apart.
struct AxisTicks: Equatable {
    /// Where the ticks are, ascending and inside the range.
    let values: [Double]
    /// The values as short decimal texts, exact because they are made from integers.
    let labels: [String]

    /// Ticks inside `range`, about `count` of them.
    ///
    /// - Precondition: the bounds are finite and differ (see ``ClosedRange/drawable``).
    init(covering range: ClosedRange<Double>, about count: Int) {
        let (digit, exponent) = Self.step(span: range.upperBound - range.lowerBound, count: count)
        let step = Double(digit) * power(of: exponent)
        let first = Int((range.lowerBound / step - 1e-9).rounded(.up))
        let last = Int((range.upperBound / step + 1e-9).rounded(.down))
        let multiples = first <= last ? Array(first...last) : []
        values = multiples.map { Double($0 * digit) * power(of: exponent) }
        labels = multiples.map { decimalText($0 * digit, exponent: exponent) }
    }

    private static func step(span: Double, count: Int) -> (digit: Int, exponent: Int) {
        let raw = span / Double(max(count, 1))
        var exponent = decimalExponent(of: raw)
        let leading = raw / power(of: exponent)
        // The borders are the geometric means between neighbouring digits: √2, √10 and √50.
        for (digit, border) in [(1, 1.4142), (2, 3.1623), (5, 7.0711)] where leading <= border {
            return (digit, exponent)
        }
        exponent += 1
        return (1, exponent)
    }
}

extension ClosedRange<Double> {
    /// The smallest range that holds every finite value, widened where it would be a point; 0 to 1 without values.
    init(holding values: some Sequence<Double>) {
        var low = Double.infinity
        var high = -Double.infinity
        for value in values where value.isFinite {
            low = Swift.min(low, value)
            high = Swift.max(high, value)
        }
        self = low <= high ? (low...high).drawable : 0...1
    }

    /// The range itself, or a wider one around it where its bounds are too close to be told apart in a picture.
    var drawable: ClosedRange<Double> {
        let size = Swift.max(lowerBound.magnitude, upperBound.magnitude)
        guard upperBound - lowerBound <= size * 1e-12 else { return self }
        let margin = size > 0 ? size * 0.1 : 1
        return (lowerBound - margin)...(upperBound + margin)
    }

    /// The range with a share of its length added at both ends.
    func padded(by share: Double) -> ClosedRange<Double> {
        let margin = (upperBound - lowerBound) * share
        return (lowerBound - margin)...(upperBound + margin)
    }

    /// Where a value lies between the bounds: 0 at the lower one, 1 at the upper one.
    func position(of value: Double) -> Double { (value - lowerBound) / (upperBound - lowerBound) }
}
