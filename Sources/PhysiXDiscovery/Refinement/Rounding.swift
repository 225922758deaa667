/// Simple numbers near measured ones.
enum Rounding {
    /// The number with the fewest significant digits, at most four, within a distance; `nil` where there is none.
    static func simplest(_ value: Double, within distance: Double) -> Double? {
        guard value != 0, value.isFinite, distance.isFinite else { return nil }
        for digits in 1...4 {
            let rounded = round(value, digits: digits)
            if (rounded - value).magnitude <= distance { return rounded }
        }
        return nil
    }

    /// A number rounded to a count of significant decimal digits.
    static func round(_ value: Double, digits: Int) -> Double {
        guard value != 0, value.isFinite else { return value }
        var exponent = 0
        var mantissa = value.magnitude
        while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        // Dividing by a power of ten rounds once; multiplying by its inverse would round twice.
        let places = digits - 1 - exponent
        let scale = powerOfTen(places.magnitude)
        return places >= 0 ? (value * scale).rounded() / scale : (value / scale).rounded() * scale
    }

    private static func powerOfTen(_ exponent: UInt) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * 10 }
    }
}
