/// Numbers as decimal text at the end of a buffer of bytes.
extension [UInt8] {
    /// Appends an integer.
    mutating func append(decimal value: some FixedWidthInteger) {
        if let magnitude = UInt64(exactly: value.magnitude) {
            append(magnitude, decimals: 0, isNegative: value < 0)
        } else {
            append(contentsOf: String(value).utf8)
        }
    }

    /// Appends the shortest text that reads back as the same `Double`.
    ///
    /// - Precondition: `value` is finite.
    mutating func append(shortest value: Double) {
        let scaled = value * 1e5
        // At most 15 digits, and they read back as `value`: no other text as short does.
        if scaled.magnitude < 1e15, scaled.magnitude >= 10, scaled.rounded() / 1e5 == value {
            append(UInt64(scaled.rounded().magnitude), decimals: 5, isNegative: value < 0)
        } else {
            append(contentsOf: value.description.utf8)
        }
    }

    /// Appends `value` rounded to at most `decimals` digits behind the point, without trailing zeros but with at least
    /// one digit behind the point.
    ///
    /// The exact binary value is rounded, ties to even. What rounds to zero is written `0.0`, without a sign. From 2^63
    /// on, where a `Double` has no digits behind the point, the shortest text is written.
    ///
    /// - Precondition: `value` is finite and `decimals` is in 1...15.
    mutating func append(_ value: Double, decimals: Int) {
        guard value.magnitude < 0x1p63 else { return append(shortest: value) }
        let bits = value.bitPattern & (.max >> 1)
        let isSubnormal = bits < 1 << 52
        let significand = isSubnormal ? bits : bits & (1 << 52 - 1) | 1 << 52
        let exponent = isSubnormal ? -1074 : Int(bits >> 52) - 1075
        // 53 bits times less than 50 bits, shifted left by at most 10: fits into 128 bits.
        let full = significand.multipliedFullWidth(by: powersOfTen[decimals])
        let product = UInt128(full.high) << 64 | UInt128(full.low)
        let scaled = exponent >= 0 ? product << UInt128(exponent) : product.dividedByPowerOfTwo(-exponent)
        if let small = UInt64(exactly: scaled) {
            append(small, decimals: decimals, isNegative: value < 0 && small != 0)
        } else {
            let parts = scaled.quotientAndRemainder(dividingBy: UInt128(powersOfTen[decimals]))
            append(decimal: value < 0 ? -Int(parts.quotient) : Int(parts.quotient))
            let whole = count
            // The leading 1 keeps the zeros behind the point; the point takes its place.
            append(decimal: UInt64(parts.remainder) + powersOfTen[decimals])
            self[whole] = UInt8(ascii: ".")
            while self[count - 1] == UInt8(ascii: "0"), self[count - 2] != UInt8(ascii: ".") { removeLast() }
        }
    }

    /// Appends `scaled · 10^-decimals`; with `decimals` 0 as an integer, else without needless zeros.
    private mutating func append(_ scaled: UInt64, decimals: Int, isNegative: Bool) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { buffer in
            var rest = scaled
            var place = 0
            var start = 40
            var end = 40
            while rest != 0 || place <= decimals {
                if place == decimals, decimals != 0 {
                    start -= 1
                    buffer[start] = UInt8(ascii: ".")
                }
                let next = rest / 10
                let digit = UInt8(truncatingIfNeeded: rest &- next &* 10)
                rest = next
                start -= 1
                buffer[start] = UInt8(ascii: "0") &+ digit
                place += 1
                if digit == 0, start == end - 1, place < decimals { end = start }
            }
            if isNegative {
                start -= 1
                buffer[start] = UInt8(ascii: "-")
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[start..<end]))
        }
    }
}

extension UInt128 {
    /// The value divided by 2^shift, ties to even; the value has at most 117 bits.
    fileprivate func dividedByPowerOfTwo(_ shift: Int) -> UInt128 {
        guard shift < 120 else { return 0 }
        let quotient = self >> UInt128(shift)
        let half: UInt128 = 1 << UInt128(shift - 1)
        let rest = self & (half << 1 - 1)
        return rest > half || (rest == half && quotient & 1 == 1) ? quotient + 1 : quotient
    }
}

private let powersOfTen: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
]
