/// Reads one string in single or double quotes whose writer may have forgotten to escape.
struct LooseString {
    private let bytes: [UInt8]
    private let quote: UInt8
    private var content: [UInt8] = []
    /// Behind what was read.
    private(set) var position: Int

    /// A string that opens with the quote at `position`.
    init(_ bytes: [UInt8], openedAt position: Int) {
        self.bytes = bytes
        quote = bytes[position]
        self.position = position + 1
    }

    /// What the string says; bytes that are not UTF-8 become U+FFFD.
    var text: String { String(decoding: content, as: UTF8.self) }

    /// Reads on.
    ///
    /// - Returns: whether the string ends before the text does.
    mutating func read() -> Bool {
        // What stands as it is goes over in one piece.
        var start = position
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\\") {
                content += bytes[start..<position - 1]
                guard position < bytes.count else { return false }
                readEscape()
                start = position
            } else if byte == quote, isFollowedByWhatFollowsAString {
                content += bytes[start..<position - 1]
                return true
            }
        }
        content += bytes[start...]
        return false
    }

    /// Whether the quote just read is the closing one and not one that should have been escaped.
    private var isFollowedByWhatFollowsAString: Bool {
        var next = position
        var hasLineBreak = false
        while next < bytes.count, isLooseSpace(bytes[next]) {
            hasLineBreak = hasLineBreak || bytes[next] == UInt8(ascii: "\n")
            next += 1
        }
        guard next < bytes.count else { return true }
        switch bytes[next] {
        case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "/"),
            UInt8(ascii: "#"), UInt8(ascii: "`"):
            return true
        // A comma is missing between two lines.
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return hasLineBreak
        default: return false
        }
    }

    private mutating func readEscape() {
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
        case UInt8(ascii: "n"): content.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "r"): content.append(UInt8(ascii: "\r"))
        // `\theta`, `\frac`, `\beta`: LaTeX, since no equation needs a tab, a form feed or a backspace before a letter.
        case UInt8(ascii: "t") where !isLetter(at: position): content.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "f") where !isLetter(at: position): content.append(0x0C)
        case UInt8(ascii: "b") where !isLetter(at: position): content.append(0x08)
        case UInt8(ascii: "u"):
            guard let scalar = scalar() else { return content.append(contentsOf: [UInt8(ascii: "\\"), byte]) }
            content.append(contentsOf: String(scalar).utf8)
        default: content.append(contentsOf: [UInt8(ascii: "\\"), byte])
        }
    }

    /// The character of `\uXXXX` or of a pair of them; half a pair is U+FFFD, and `nil` where no digits follow.
    private mutating func scalar() -> Unicode.Scalar? {
        guard let first = hexadecimal(at: position) else { return nil }
        position += 4
        if let scalar = Unicode.Scalar(first) { return scalar }
        let isPair =
            first < 0xDC00 && position + 1 < bytes.count && bytes[position] == UInt8(ascii: "\\")
            && bytes[position + 1] == UInt8(ascii: "u")
        guard isPair, let second = hexadecimal(at: position + 2), (0xDC00..<0xE000).contains(second) else {
            return "\u{FFFD}"
        }
        position += 6
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + second - 0xDC00)
    }

    private func hexadecimal(at start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for byte in bytes[start..<start + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private func isLetter(at index: Int) -> Bool {
        guard index < bytes.count else { return false }
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index] | 0x20)
    }
}
