import Glibc

/// The exponent of ten that goes with the leading digit of a positive number: 2 for 345.
func decimalExponent(of value: Double) -> Int { Int(log10(value).rounded(.down)) }

/// Ten to an integer power.
func power(of exponent: Int) -> Double { pow(10, Double(exponent)) }

/// `digits · 10^exponent` written as people write it: `-0.25`, `1500`, `3e-9`.
func decimalText(_ digits: Int, exponent: Int) -> String {
    guard digits != 0 else { return (-6..<0).contains(exponent) ? fixed(0, decimals: -exponent) : "0" }
    var digits = digits
    var exponent = exponent
    if exponent >= 0, String(digits.magnitude).count + exponent <= 6 {
        return String(digits) + String(repeating: "0", count: exponent)
    }
    if exponent < 0, exponent >= -6 {
        let text = String(digits.magnitude)
        let padded = String(repeating: "0", count: max(0, 1 - exponent - text.count)) + text
        return (digits < 0 ? "-" : "") + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
    }
    while digits % 10 == 0 {
        digits /= 10
        exponent += 1
    }
    let text = String(digits.magnitude)
    let fraction = text.count > 1 ? "." + text.dropFirst() : ""
    return "\(digits < 0 ? "-" : "")\(text.prefix(1))\(fraction)e\(exponent + text.count - 1)"
}

/// A number with so many decimals, never a negative zero: `fixed(0.5, decimals: 3)` is `0.500`.
func fixed(_ value: Double, decimals: Int) -> String {
    let text = formatted("%.\(max(decimals, 0))f", value)
    let isZero = text.hasPrefix("-") && text.utf8.allSatisfy { "-0.".utf8.contains($0) }
    return isZero ? String(text.dropFirst()) : text
}

/// A number with so many significant digits, trailing zeros dropped: `1234.5`, `6.02e+23`.
func significant(_ value: Double, digits: Int = 4) -> String { formatted("%.\(digits)g", value) }

/// A value with its standard uncertainty, which decides how many digits are shown: `0.4807` and `± 0.0012`.
///
/// The uncertainty gets two significant digits. Without one, the value gets five and the uncertainty is a dash; an infinite
/// one means that the data do not determine the value.
func measured(_ value: Double, uncertainty: Double?) -> (value: String, uncertainty: String) {
    guard let uncertainty, uncertainty.isFinite, uncertainty > 0, value.isFinite else {
        return (significant(value, digits: 5), uncertainty == .infinity ? "undetermined" : "–")
    }
    let decimals = 1 - decimalExponent(of: uncertainty)
    guard (0...9).contains(decimals), value.magnitude < 1e7 else {
        return (significant(value, digits: 5), "± " + significant(uncertainty, digits: 2))
    }
    return (fixed(value, decimals: decimals), "± " + fixed(uncertainty, decimals: decimals))
}

private func formatted(_ format: String, _ value: Double) -> String {
    withVaList([value]) { arguments in
        var bytes = [UInt8](repeating: 0, count: 64)
        let length = bytes.withUnsafeMutableBytes { buffer in
            buffer.withMemoryRebound(to: CChar.self) { vsnprintf($0.baseAddress, $0.count, format, arguments) }
        }
        return String(decoding: bytes.prefix(Int(min(length, 63))), as: UTF8.self)
    }
}
