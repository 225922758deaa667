/// How the numbers of a column are rounded: to multiples of a power of ten.
struct Rounding {
    /// The exponent of that power.
    let exponent: Int
    private let magnitude: Double

    /// Five decimals, as all data of the catalogue's systems has them (Docs/Contract.md §5).
    static let fiveDecimals = Rounding(exponent: -5)

    private init(exponent: Int) {
        self.exponent = exponent
        magnitude = Self.power(Int(exponent.magnitude))
    }

    /// The fewest decimals that change no value by more than a millionth of the range of all values; where the range is
    /// that of rounding errors, by more than 10⁻¹⁵ of the largest one.
    init(suiting values: some Sequence<Double>) {
        var (least, greatest) = (Double.infinity, -Double.infinity)
        for value in values where value.isFinite { (least, greatest) = (min(least, value), max(greatest, value)) }
        let largest = least <= greatest ? max(least.magnitude, greatest.magnitude) : 0
        let unit = 2e-6 * max(greatest - least, 1e-9 * largest)
        guard unit >= 1e-290, unit <= 1e290 else {
            self = .fiveDecimals
            return
        }
        // log10(2) = 0.30103; the estimate is exact or one too small.
        var exponent = Int((Double(unit.exponent) * 0.30103).rounded(.down))
        if Self.value(exponent + 1) <= unit { exponent += 1 }
        self.init(exponent: exponent)
    }

    /// A value rounded, without a negative zero; the value itself where a `Double` has no digits that far behind.
    func callAsFunction(_ value: Double) -> Double {
        let steps = (exponent < 0 ? value * magnitude : value / magnitude).rounded()
        guard steps.magnitude < 0x1p53 else { return value }
        // Powers of ten up to here are exact, so that one operation gives the Double nearest to the decimal.
        if exponent.magnitude <= 22 { return (exponent < 0 ? steps / magnitude : steps * magnitude) + 0 }
        return Double("\(Int64(steps))e\(exponent)") ?? value
    }

    private static func value(_ exponent: Int) -> Double {
        exponent < 0 ? 1 / power(-exponent) : power(exponent)
    }

    private static func power(_ exponent: Int) -> Double {
        exponent <= 22 ? (0..<exponent).reduce(1) { power, _ in power * 10 } : Double("1e\(exponent)") ?? .infinity
    }
}
