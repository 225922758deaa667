/// A number as its decimal text says it: ±significand · 10^exponent, and the `Double` nearest to it.
///
/// Texts of up to 19 digits whose power of ten lies within ±27 are rounded here, exactly and without allocation. For
/// the rest ``nearestDouble()`` is `nil` and the caller asks Swift's own `Double(_: String)`, which is exact too.
///
/// The kernel's `Numeral` reads the equation language's own numbers from text that ends in a sentinel. This one takes a
/// number in pieces, because tables have decimal commas and JSON its own grammar, checks bounds, and rounds a wider range
/// without a `String`, which a million rows of 17 digits notice.
struct DecimalNumber {
    /// The leading digits, at most 19 of them.
    private(set) var significand: UInt64 = 0
    /// The power of ten that goes with ``significand``.
    private(set) var exponent = 0
    /// Whether the text begins with a minus sign.
    var isNegative = false
    /// Whether digits other than 0 follow those in ``significand``.
    private var isTruncated = false

    /// Takes the digits that stand at `position` and moves it behind them.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - position: where the digits begin.
    ///   - areFraction: whether they stand behind the decimal mark.
    /// - Returns: how many digits there were.
    @inline(__always)
    mutating func takeDigits(
        of bytes: UnsafeBufferPointer<UInt8>, at position: inout Int, areFraction: Bool
    ) -> Int {
        let start = position
        var significand = significand
        while position < bytes.count {
            let digit = bytes[position] &- UInt8(ascii: "0")
            guard digit < 10, significand < 1_000_000_000_000_000_000 else { break }
            significand = significand &* 10 &+ UInt64(digit)
            position += 1
        }
        self.significand = significand
        if areFraction { exponent -= position - start }
        while position < bytes.count {
            let digit = bytes[position] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            if digit != 0 { isTruncated = true }
            if !areFraction { exponent += 1 }
            position += 1
        }
        return position - start
    }

    /// Takes an exponent's sign and digits at `position`, behind the letter `e`, and moves `position` behind them.
    ///
    /// - Returns: how many digits there were.
    mutating func takeExponent(of bytes: UnsafeBufferPointer<UInt8>, at position: inout Int) -> Int {
        var isNegative = false
        if position < bytes.count, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
            isNegative = bytes[position] == UInt8(ascii: "-")
            position += 1
        }
        let start = position
        var written = 0
        while position < bytes.count {
            let digit = bytes[position] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            // A million is beyond every text that a limit on its length lets through.
            if written < 1_000_000 { written = written * 10 + Int(digit) }
            position += 1
        }
        exponent += isNegative ? -written : written
        return position - start
    }

    /// The `Double` nearest to the number, ties to even; `nil` where this type cannot tell.
    @inline(__always)
    func nearestDouble() -> Double? {
        guard !isTruncated else { return nearestDoubleOfTruncated() }
        if significand <= 1 << 53, exponent >= -22, exponent <= 22 {
            // Both operands are exact, so that one operation rounds once (Clinger 1990).
            let whole = Double(significand)
            let magnitude =
                exponent < 0 ? whole / Self.exactPowers[-exponent] : whole * Self.exactPowers[exponent]
            return isNegative ? -magnitude : magnitude
        }
        guard let magnitude = Self.nearest(significand, exponent) else { return nil }
        return isNegative ? -magnitude : magnitude
    }

    private func nearestDoubleOfTruncated() -> Double? {
        // The number lies between these two, and rounding is monotone.
        guard let below = Self.nearest(significand, exponent), let above = Self.nearest(significand + 1, exponent),
            below == above
        else { return nil }
        return isNegative ? -below : below
    }

    /// The `Double` nearest to `significand · 10^exponent` from an exact 128-bit product or quotient with a power of
    /// five; `nil` where that power does not fit into 64 bits.
    private static func nearest(_ significand: UInt64, _ exponent: Int) -> Double? {
        guard significand != 0 else { return 0 }
        guard exponent >= -27, exponent <= 27 else { return nil }
        let power = fivePowers[exponent.magnitude < 28 ? Int(exponent.magnitude) : 0]
        if exponent >= 0 {
            let product = significand.multipliedFullWidth(by: power)
            let whole = UInt128(product.high) << 64 | UInt128(product.low)
            let shift = whole.leadingZeroBitCount
            let shifted = whole << UInt128(shift)
            let rest = UInt64(truncatingIfNeeded: shifted)
            return rounded(
                UInt64(truncatingIfNeeded: shifted >> 64), twoTo: exponent + 64 - shift, hasRest: rest != 0)
        }
        // Dividend in [2^126, 2^127), divisor in [2^63, 2^64): the quotient has 63 or 64 bits.
        let numeratorShift = significand.leadingZeroBitCount
        let divisorShift = power.leadingZeroBitCount
        let numerator = significand << UInt64(numeratorShift)
        let division = (power << UInt64(divisorShift)).dividingFullWidth((numerator >> 1, numerator << 63))
        let quotientShift = division.quotient.leadingZeroBitCount
        return rounded(
            division.quotient << UInt64(quotientShift),
            twoTo: exponent - 63 - numeratorShift + divisorShift - quotientShift, hasRest: division.remainder != 0)
    }

    /// Rounds `bits · 2^exponent`, plus something below one unit of `bits` where `hasRest`, to 53 bits.
    ///
    /// `bits` has its top bit set, and the exponents that occur here stay far within the normal range.
    private static func rounded(_ bits: UInt64, twoTo exponent: Int, hasRest: Bool) -> Double {
        let kept = bits >> 11
        let dropped = bits & 0x7FF
        let roundsUp = dropped > 0x400 || (dropped == 0x400 && (hasRest || kept & 1 == 1))
        // Adding instead of or-ing lets a carry out of the significand move into the exponent.
        return Double(bitPattern: UInt64(exponent + 11 + 52 + 1022) << 52 + kept + (roundsUp ? 1 : 0))
    }

    private static let exactPowers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    private static let fivePowers: [UInt64] = (0...27).map { power in (0..<power).reduce(1) { value, _ in value * 5 } }
}

extension UInt8 {
    /// Whether the byte is one of `0`…`9`.
    @inline(__always)
    var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }
}
