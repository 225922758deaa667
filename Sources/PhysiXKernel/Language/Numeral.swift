/// A decimal number as written, and its correctly rounded value.
struct Numeral {
    private(set) var end: Int
    private let start: Int
    /// The first nineteen significant digits, which always fit.
    private var digits: UInt64 = 0
    private var digitCount = 0
    /// The power of ten that ``digits`` is to be multiplied by.
    private var exponent = 0
    private var isTruncated = false

    init(startingAt start: Int) {
        self.start = start
        end = start
    }

    /// Reads digits, a fraction and an exponent; stops at the first byte that continues none of them.
    ///
    /// Behind the last byte of the text stands a zero, at which every scan stops.
    mutating func read(_ text: Span<UInt8>) {
        readDigits(text, scale: 0)
        if unsafe text[unchecked: end] == UInt8(ascii: ".") {
            end += 1
            readDigits(text, scale: -1)
        }
        if unsafe text[unchecked: end] | 0x20 == UInt8(ascii: "e") { readExponent(text) }
    }

    @inline(__always)
    private mutating func readDigits(_ text: Span<UInt8>, scale: Int) {
        while true {
            let digit = unsafe UInt64(text[unchecked: end] &- UInt8(ascii: "0"))
            guard digit < 10 else { return }
            end += 1
            if digitCount == 19 {
                exponent += 1 + scale
                isTruncated = isTruncated || digit != 0
            } else {
                digits = digits &* 10 &+ digit
                digitCount += digits == 0 ? 0 : 1
                exponent += scale
            }
        }
    }

    private mutating func readExponent(_ text: Span<UInt8>) {
        var position = end + 1
        let isNegative = text[position] == UInt8(ascii: "-")
        if isNegative || text[position] == UInt8(ascii: "+") { position += 1 }
        guard text[position].isDigit else { return }
        var written = 0
        while text[position].isDigit {
            // Beyond this every number is 0 or infinite, whatever its at most 4,096 digits say.
            if written < 100_000 { written = written * 10 + Int(text[position] &- UInt8(ascii: "0")) }
            position += 1
        }
        exponent += isNegative ? -written : written
        end = position
    }

    /// The nearest `Double`, ties to even; infinite where the number is beyond the largest one.
    ///
    /// Numbers of up to 19 digits and moderate exponents are exact in integer arithmetic and need no memory.
    func value(in text: [UInt8]) -> Double {
        if digits == 0 { return 0 }
        if !isTruncated {
            // Both factors are exact, so the one operation rounds correctly (Clinger 1990).
            if digits <= 1 << 53, exponent.magnitude <= 22 {
                let scale = power(of: 10.0, to: Int(exponent.magnitude))
                return exponent < 0 ? Double(digits) / scale : Double(digits) * scale
            }
            if exponent.magnitude <= 19 { return scaledInIntegers }
        }
        return Double(String(decoding: text[start..<end], as: UTF8.self)) ?? .infinity
    }

    private var scaledInIntegers: Double {
        let scale = power(of: UInt64(10), to: Int(exponent.magnitude))
        if exponent >= 0 { return Double(UInt128(digits) * UInt128(scale)) }
        // The quotient has at least 63 bits, so its last bit lies below the rounding position and may stand for the
        // remainder.
        let shift = 64 + digits.leadingZeroBitCount
        let (quotient, remainder) = (UInt128(digits) << UInt128(shift)).quotientAndRemainder(dividingBy: UInt128(scale))
        return Double(quotient | (remainder == 0 ? 0 : 1)) * Double(sign: .plus, exponent: -shift, significand: 1)
    }

    @inline(__always)
    private func power<Value: Numeric>(of base: Value, to exponent: Int) -> Value {
        var result: Value = 1
        for _ in 0..<exponent { result *= base }
        return result
    }
}
