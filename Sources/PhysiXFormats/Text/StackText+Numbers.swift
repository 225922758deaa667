extension StackText {
    /// No number takes more bytes than this.
    static let numberCapacity = 40

    /// Writes an integer.
    mutating func put(decimal value: some FixedWidthInteger) {
        if value < 0 { put(UInt8(ascii: "-")) }
        guard let magnitude = UInt64(exactly: value.magnitude) else { return put(String(value.magnitude)) }
        put(magnitude, digits: digitCount(magnitude))
    }

    /// Writes the shortest text that reads back as the same `Double`.
    ///
    /// - Precondition: `value` is finite.
    @inline(__always)
    mutating func put(shortest value: Double) {
        let scaled = value.magnitude * 1e5 + 0.5
        if scaled < 1e15, scaled >= 10 {
            let candidate = UInt64(scaled)
            // At most 15 digits that read back as `value`: no other text as short does.
            if Double(candidate) / 1e5 == value.magnitude {
                if value < 0 { put(UInt8(ascii: "-")) }
                return put(whole: candidate / 100_000, fraction: candidate % 100_000, decimals: 5)
            }
        }
        put(value.description)
    }

    /// Writes `value` rounded to at most `decimals` digits behind the point, without trailing zeros but with at least
    /// one digit behind the point.
    ///
    /// The exact binary value is rounded, ties to even. What rounds to zero is written `0.0`, without a sign. From 2^63
    /// on, where a `Double` has no digits behind the point, the shortest text is written.
    ///
    /// - Precondition: `value` is finite and `decimals` is in 1...15.
    @inline(__always)
    mutating func put(_ value: Double, decimals: Int) {
        guard value.magnitude < 0x1p63 else { return put(shortest: value) }
        let power = powersOfTen[decimals]
        let scaled = roundedProduct(value, power)
        if value < 0, scaled != 0 { put(UInt8(ascii: "-")) }
        if scaled >> 64 == 0 {
            let small = UInt64(truncatingIfNeeded: scaled)
            put(whole: small / power, fraction: small % power, decimals: decimals)
        } else {
            let parts = scaled.quotientAndRemainder(dividingBy: UInt128(power))
            put(whole: UInt64(parts.quotient), fraction: UInt64(parts.remainder), decimals: decimals)
        }
    }

    /// Writes `whole + fraction · 10^-decimals`.
    @inline(__always)
    private mutating func put(whole: UInt64, fraction: UInt64, decimals: Int) {
        put(whole, digits: digitCount(whole))
        put(UInt8(ascii: "."))
        var fraction = fraction
        var digits = decimals
        while digits > 1 {
            let next = fraction / 10
            guard next &* 10 == fraction else { break }
            fraction = next
            digits -= 1
        }
        put(fraction, digits: digits)
    }
}

/// The magnitude of `value · factor` rounded to an integer, ties to even, for |value| < 2^63 and `factor` < 2^50.
@inline(__always)
private func roundedProduct(_ value: Double, _ factor: UInt64) -> UInt128 {
    let bits = value.bitPattern & (.max >> 1)
    let isSubnormal = bits < 1 << 52
    let significand = isSubnormal ? bits : bits & (1 << 52 - 1) | 1 << 52
    let exponent = isSubnormal ? -1074 : Int(bits >> 52) - 1075
    // 53 bits times less than 50 bits, shifted left by at most 10: fits into 128 bits.
    let full = significand.multipliedFullWidth(by: factor)
    let product = UInt128(full.high) << 64 | UInt128(full.low)
    guard exponent < 0 else { return product << UInt128(exponent) }
    guard exponent > -120 else { return 0 }
    let shift = UInt128(truncatingIfNeeded: -exponent)
    let quotient = product &>> shift
    let half: UInt128 = 1 &<< (shift &- 1)
    let rest = product & (half &<< 1 &- 1)
    return rest > half || (rest == half && quotient & 1 == 1) ? quotient &+ 1 : quotient
}

/// How many digits an integer has.
@inline(__always)
private func digitCount(_ value: UInt64) -> Int {
    var count = 1
    while count < 20, value >= powersOfTen[count] { count += 1 }
    return count
}

private let powersOfTen: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
]
