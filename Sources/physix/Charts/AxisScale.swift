import Glibc

/// How the values of one axis map onto its length.
struct AxisScale {
    /// Equal steps for equal differences, or for equal ratios.
    enum Kind: Sendable {
        case linear, logarithmic
    }

    let kind: Kind
    /// The ends of the axis; for a logarithmic one, their decimal logarithms.
    let range: ClosedRange<Double>
    let ticks: [(value: Double, label: String)]

    /// An axis that holds the values with some room at both ends.
    ///
    /// A logarithmic axis ignores values that are not positive and becomes linear where none is.
    init(holding values: [Double], kind: Kind = .linear, tickCount: Int, margin: Double = 0.04) {
        let positive = values.filter { $0 > 0 && $0.isFinite }
        guard kind == .logarithmic, !positive.isEmpty else {
            self.kind = .linear
            range = ClosedRange(holding: values).padded(by: margin)
            let ticks = AxisTicks(covering: range, about: tickCount)
            self.ticks = Array(zip(ticks.values, ticks.labels))
            return
        }
        self.kind = .logarithmic
        range = ClosedRange(holding: positive.map { log10($0) }).padded(by: margin)
        let decades = range.upperBound - range.lowerBound
        let digits = decades < 2 ? [1, 2, 5] : [1]
        let every = max(1, Int(decades) / max(tickCount, 1))
        var ticks: [(Double, String)] = []
        for exponent in stride(from: Int(range.lowerBound.rounded(.down)), through: Int(range.upperBound), by: every) {
            for digit in digits {
                let value = Double(digit) * power(of: exponent)
                guard range.contains(log10(value)) else { continue }
                ticks.append((value, decimalText(digit, exponent: exponent)))
            }
        }
        self.ticks = ticks
    }

    /// Where a value stands: 0 at the lower end, 1 at the upper end.
    func position(of value: Double) -> Double {
        range.position(of: kind == .linear ? value : log10(max(value, .leastNormalMagnitude)))
    }
}
