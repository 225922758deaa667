extension JSONReader {
    /// Takes the escape sequence at the position.
    mutating func takeEscape() throws(JSONError) -> Unicode.Scalar {
        let start = position
        position += 1
        let letter = byteHere
        position += position < bytes.count ? 1 : 0
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try takeCodePoint(from: start)
        default: throw malformedEscape(from: start, "is not an escape sequence")
        }
    }

    private mutating func takeCodePoint(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try takeHexDigits(from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        let endOfFirst = position
        guard first < 0xDC00, byteHere == UInt8(ascii: "\\"), position + 1 < bytes.count,
            bytes[position + 1] == UInt8(ascii: "u")
        else { return try replacement(endingAt: endOfFirst, from: start, "is half of a surrogate pair") }
        position += 2
        let second = try takeHexDigits(from: start)
        guard second & 0xFC00 == 0xDC00,
            let scalar = Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)
        else { return try replacement(endingAt: endOfFirst, from: start, "is not a surrogate pair") }
        return scalar
    }

    /// What stands for half of a surrogate pair, where that is no error.
    private mutating func replacement(
        endingAt end: Int, from start: Int, _ complaint: String
    ) throws(JSONError) -> Unicode.Scalar {
        guard options.dialect == .lenient else { throw malformedEscape(from: start, complaint) }
        position = end
        return "\u{FFFD}"
    }

    private mutating func takeHexDigits(from start: Int) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            switch byteHere {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 + UInt32(byteHere - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 + UInt32(byteHere - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 + UInt32(byteHere - UInt8(ascii: "A") + 10)
            default: throw malformedEscape(from: start, "needs four hexadecimal digits")
            }
            position += 1
        }
        return value
    }

    private func malformedEscape(from start: Int, _ complaint: String) -> JSONError {
        guard position < bytes.count else { return unexpected(expected: "`\"` at the end of a string") }
        let found = bytes.excerpt(start..<position)
        return JSONError(
            .malformedEscape, in: bytes, at: start..<position, found: found,
            message: "\(found) in a string \(complaint)")
    }

    /// Passes over one character of two to four bytes; The Unicode Standard, table 3-7.
    mutating func takeMultibyteCharacter() throws(JSONError) {
        let lead = byteHere
        let continuations: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: continuations = 1
        case 0xE0...0xEF:
            continuations = 2
            if lead == 0xE0 { second = 0xA0...0xBF }
            if lead == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
            continuations = 3
            if lead == 0xF0 { second = 0x90...0xBF }
            if lead == 0xF4 { second = 0x80...0x8F }
        default: throw malformedUTF8()
        }
        guard position + continuations < bytes.count, second.contains(bytes[position + 1]) else {
            throw malformedUTF8()
        }
        for index in 2..<max(2, continuations + 1) where bytes[position + index] & 0xC0 != 0x80 {
            throw malformedUTF8()
        }
        position += continuations + 1
    }

    private func malformedUTF8() -> JSONError {
        JSONError(
            .malformedUTF8, in: bytes, at: position..<position + 1,
            message: "a string contains bytes that are not UTF-8 (from \(bytes[position]))",
            hint: "save the text as UTF-8")
    }
}
