/// Where the inside of a string literal is, and whether it can be taken as it stands.
struct StringSlice {
    var start = 0
    var end = 0
    var hasEscapes = false
}

extension JSONReader {
    /// Reads a string.
    public mutating func readString() throws(JSONError) -> String {
        try begin(.string)
        return text(of: try takeString())
    }

    /// Passes over the string literal at the position and checks its escapes and its UTF-8.
    mutating func takeString() throws(JSONError) -> StringSlice {
        isValuePending = false
        tokenStart = position
        position += 1
        var slice = StringSlice(start: position)
        while true {
            skipPlainBytes()
            switch byteHere {
            case UInt8(ascii: "\""):
                slice.end = position
                position += 1
                return slice
            case UInt8(ascii: "\\"):
                slice.hasEscapes = true
                _ = try takeEscape()
            case 0x80...:
                try takeMultibyteCharacter()
            default:
                guard position < bytes.count else { throw unexpected(expected: "`\"` at the end of a string") }
                guard options.dialect == .strict else {
                    position += 1
                    continue
                }
                let code = String(bytes[position], radix: 16)
                throw JSONError(
                    .controlCharacter, in: bytes, at: position..<position + 1,
                    message: "a string contains the control character U+\(code.count < 2 ? "000" : "00")\(code)",
                    hint: "write it as an escape, such as \\n for a new line")
            }
        }
    }

    /// The characters of a string literal that ``takeString()`` has checked.
    func text(of slice: StringSlice) -> String {
        let raw = UnsafeBufferPointer(rebasing: bytes[slice.start..<slice.end])
        guard slice.hasEscapes else { return String(decoding: raw, as: UTF8.self) }
        // An escape is never shorter than the character it stands for.
        return String(unsafeUninitializedCapacity: raw.count) { output in
            var reader = JSONReader(raw, from: 0, options: options)
            var count = 0
            while reader.position < raw.count {
                if raw[reader.position] == UInt8(ascii: "\\") {
                    for unit in reader.takeCheckedEscape().utf8 {
                        output[count] = unit
                        count += 1
                    }
                } else {
                    output[count] = raw[reader.position]
                    count += 1
                    reader.position += 1
                }
            }
            return count
        }
    }

    private mutating func takeCheckedEscape() -> Unicode.Scalar {
        do throws(JSONError) { return try takeEscape() } catch { preconditionFailure("unchecked escape: \(error)") }
    }

    /// Passes over ASCII characters that stand for themselves, eight at a time.
    @inline(__always)
    private mutating func skipPlainBytes() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        while position + 8 <= bytes.count, let base = bytes.baseAddress {
            let word = UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self).littleEndian
            let quotes = word ^ ones &* 0x22
            let backslashes = word ^ ones &* 0x5C
            // A top bit is set where a byte is below 0x20, a quote, a backslash, or not ASCII. The lowest one is never a
            // false alarm, because only a byte below that is one of these could have borrowed from it.
            let marks =
                ((word &- ones &* 0x20) | (quotes &- ones) | (backslashes &- ones) | word) & (ones &* 0x80)
            guard marks == 0 else {
                position += marks.trailingZeroBitCount / 8
                return
            }
            position += 8
        }
        while position < bytes.count, bytes[position].isPlain { position += 1 }
    }
}

extension UInt8 {
    /// Whether the byte is an ASCII character that stands for itself within a string literal.
    @inline(__always)
    var isPlain: Bool {
        self >= 0x20 && self < 0x80 && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
    }
}
