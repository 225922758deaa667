extension [UInt8] {
    /// Appends a JSON string literal: quotes, backslashes and control characters are escaped, all else stands as it is.
    mutating func append(quoted text: String) {
        append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            var runStart = 0
            for index in bytes.indices where bytes[index].needsEscape {
                append(contentsOf: UnsafeBufferPointer(rebasing: bytes[runStart..<index]))
                append(escaped: bytes[index])
                runStart = index + 1
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: bytes[runStart...]))
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func append(escaped byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
        case UInt8(ascii: "\n"): append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): append(UInt8(ascii: "t"))
        default:
            append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
            append(UInt8(ascii: "0") + byte >> 4)
            append((byte & 15 < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) + byte & 15)
        }
    }
}

extension UInt8 {
    @inline(__always)
    fileprivate var needsEscape: Bool { self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") }
}

extension String {
    /// Whether it is a short key without anything to escape.
    @inline(__always)
    var isPlainKey: Bool {
        let bytes = utf8.span
        guard bytes.count <= StackText.keyCapacity - 4 else { return false }
        for index in bytes.indices where bytes[index].needsEscape { return false }
        return true
    }
}

extension StackText {
    /// The room for a plain key with its quotes, its colon and the comma before it.
    static let keyCapacity = 64

    /// Writes a key, for which ``String/isPlainKey`` holds, and its colon.
    @inline(__always)
    mutating func put(key: String) {
        put(UInt8(ascii: "\""))
        put(key)
        put(UInt8(ascii: "\""))
        put(UInt8(ascii: ":"))
    }
}
