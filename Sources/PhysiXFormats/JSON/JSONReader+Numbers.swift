extension JSONReader {
    /// Reads a number as the nearest `Double`, ties to even.
    ///
    /// - Throws: a ``JSONError`` where the next value is no number, or one beyond the range of `Double`.
    public mutating func readDouble() throws(JSONError) -> Double {
        try begin(.number)
        let number = try takeNumber()
        if let value = number.nearestDouble() { return value }
        guard let value = Double(tokenText), value.isFinite else { throw outOfRange("a `Double`") }
        return value
    }

    /// Reads an integer; `3.0` and `3e2` are integers too, as in JavaScript.
    ///
    /// - Throws: a ``JSONError`` where the next value is no integer, or one beyond the range of `Integer`.
    public mutating func readInteger<Integer: FixedWidthInteger>(
        _ type: Integer.Type = Integer.self
    ) throws(JSONError) -> Integer {
        try begin(.number)
        let number = try takeNumber()
        let isWhole = !bytes[tokenStart..<position].contains {
            $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e")
        }
        if isWhole {
            guard let value = Integer(tokenText) else { throw outOfRange("\(Integer.self)") }
            return value
        }
        guard let value = number.nearestDouble() ?? Double(tokenText), value == value.rounded() else {
            throw JSONError(
                .wrongType, in: bytes, at: tokenStart..<position, found: tokenExcerpt, expected: "an integer")
        }
        // Beyond 2^53 a fraction or an exponent no longer says which integer is meant.
        guard value.magnitude <= 0x1p53, let value = Integer(exactly: value) else {
            throw outOfRange("\(Integer.self)")
        }
        return value
    }

    /// Reads a number as it is written.
    public mutating func readNumber() throws(JSONError) -> JSONNumber {
        try begin(.number)
        _ = try takeNumber()
        return JSONNumber(checked: tokenText)
    }

    /// Takes the number at the position and checks its grammar.
    @inline(__always)
    mutating func takeNumber() throws(JSONError) -> DecimalNumber {
        isValuePending = false
        tokenStart = position
        var number = DecimalNumber()
        if byteHere == UInt8(ascii: "-") {
            number.isNegative = true
            position += 1
        }
        let startsWithZero = byteHere == UInt8(ascii: "0")
        let digits = number.takeDigits(of: bytes, at: &position, areFraction: false)
        guard digits == 1 || (digits > 1 && !startsWithZero) else {
            throw digits == 0 ? unexpected(expected: "a digit") : malformed("begins with a needless 0")
        }
        if byteHere == UInt8(ascii: ".") {
            position += 1
            guard number.takeDigits(of: bytes, at: &position, areFraction: true) > 0 else {
                throw malformed("has no digit behind its point")
            }
        }
        if byteHere | 0x20 == UInt8(ascii: "e") {
            position += 1
            guard number.takeExponent(of: bytes, at: &position) > 0 else { throw malformed("has no exponent") }
        }
        return number
    }

    private var tokenText: String { String(decoding: bytes[tokenStart..<position], as: UTF8.self) }

    private var tokenExcerpt: String { bytes.excerpt(tokenStart..<position) }

    private func malformed(_ complaint: String) -> JSONError {
        JSONError(
            .malformedNumber, in: bytes, at: tokenStart..<position, found: tokenExcerpt,
            message: "the number \(tokenExcerpt) \(complaint)")
    }

    private func outOfRange(_ type: String) -> JSONError {
        JSONError(
            .numberOutOfRange, in: bytes, at: tokenStart..<position, found: tokenExcerpt,
            message: "the number \(tokenExcerpt) is beyond the range of \(type)")
    }
}
