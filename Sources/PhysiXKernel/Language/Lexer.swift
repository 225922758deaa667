/// Cuts a text into tokens, one at a time; it keeps its own copy of the text and reuses that memory.
struct Lexer {
    /// Room for the longest text; behind the last byte of this one stand zeros, so that looking ahead needs no test.
    private(set) var text = [UInt8](repeating: 0, count: Limits.bytes + padding)
    /// The length of the text in bytes.
    private(set) var count = 0
    /// The token that was read last.
    private(set) var token = Token(kind: .end, start: 0, end: 0)
    /// The value of ``token`` if it is a number.
    private(set) var value = 0.0
    /// The key of ``token`` as a ``Symbol`` if it is a name.
    private(set) var nameKey: UInt64 = 0

    /// As many bytes as a key has.
    private static let padding = 8

    /// Takes a new text of at most ``Limits/bytes`` and reads its first token.
    mutating func start(_ bytes: Span<UInt8>) {
        precondition(bytes.count <= Limits.bytes, "the length was checked")
        count = bytes.count
        unsafe text.withUnsafeMutableBytes { room in
            unsafe bytes.withUnsafeBytes { unsafe room.copyMemory(from: $0) }
            unsafe room.storeBytes(of: 0, toByteOffset: bytes.count, as: UInt64.self)
        }
        read(at: 0)
    }

    /// Reads the next token.
    @inline(__always)
    mutating func advance() { read(at: token.end) }

    /// Goes back to a token that was read earlier.
    mutating func rewind(to earlier: Token) { read(at: earlier.start) }

    private mutating func read(at position: Int) {
        precondition(position <= count, "the position is within the text")
        var start = position
        while byte(at: start) == UInt8(ascii: " ") || byte(at: start) == UInt8(ascii: "\t") { start += 1 }
        switch byte(at: start) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
            readName(at: start)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber(at: start)
        case UInt8(ascii: ".") where byte(at: start + 1).isDigit: readNumber(at: start)
        case UInt8(ascii: "*") where byte(at: start + 1) == UInt8(ascii: "*"): accept(.power, start, length: 2)
        case UInt8(ascii: "*"): accept(.times, start)
        case UInt8(ascii: "^"): accept(.power, start)
        case UInt8(ascii: "+"): accept(.plus, start)
        case UInt8(ascii: "-"): accept(.minus, start)
        case UInt8(ascii: "/"): accept(.over, start)
        case UInt8(ascii: "("): accept(.opening, start)
        case UInt8(ascii: ")"): accept(.closing, start)
        case UInt8(ascii: "="): accept(.equals, start)
        case UInt8(ascii: ";"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): accept(.separator, start)
        case 0 where start == count: accept(.end, start, length: 0)
        default: accept(.unknown, start)
        }
    }

    /// A byte of the text or one of the zeros behind it, at which every scan stops.
    @inline(__always)
    private func byte(at index: Int) -> UInt8 { unsafe text.span[unchecked: index] }

    @inline(__always)
    private mutating func accept(_ kind: Token.Kind, _ start: Int, length: Int = 1) {
        token = Token(kind: kind, start: start, end: start + length)
    }

    @inline(__always)
    private mutating func readName(at start: Int) {
        let word = eightBytes(at: start)
        let length = word.lengthOfName
        nameKey = word.prefix(length)
        token = Token(kind: .name, start: start, end: start + length)
        if length == 8 {
            while byte(at: token.end).continuesName { token.end += 1 }
        }
    }

    private mutating func readNumber(at start: Int) {
        var numeral = Numeral(startingAt: start)
        numeral.read(text.span)
        token = Token(kind: .number, start: start, end: numeral.end)
        if byte(at: numeral.end) == UInt8(ascii: ".") || byte(at: numeral.end) == UInt8(ascii: "_") {
            while text[token.end].continuesName || text[token.end] == UInt8(ascii: ".") { token.end += 1 }
            token.kind = .malformedNumber
            return
        }
        value = numeral.value(in: text)
        if !value.isFinite { token.kind = .hugeNumber }
    }
}

extension Lexer {
    /// The key that a name at `range` has as a ``Symbol``.
    @inline(__always)
    func key(of range: Range<Int>) -> UInt64 {
        precondition(range.lowerBound >= 0 && range.lowerBound <= count, "the range is within the text")
        return range.isEmpty ? 0 : eightBytes(at: range.lowerBound).prefix(min(range.count, 8))
    }

    /// Eight bytes of the text, the first one lowest.
    @inline(__always)
    private func eightBytes(at index: Int) -> UInt64 {
        UInt64(littleEndian: unsafe text.span.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// Whether the bytes of `range` are those of `name`.
    func spells(_ name: String, at range: Range<Int>) -> Bool { text[range].elementsEqual(name.utf8) }

    /// The token that stands before another; found by reading from the start, for messages.
    func token(before other: Token) -> Token? {
        var reader = self
        reader.read(at: 0)
        var previous: Token?
        while reader.token.start < other.start, reader.token.kind != .end {
            previous = reader.token
            reader.advance()
        }
        return previous
    }

    /// The bytes of `range` as text, for messages.
    func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}

/// Eight bytes of a text side by side, the first one lowest.
extension UInt64 {
    /// How many of the bytes, from the first one on, may stand inside a name; all at once, so that there is no branch for
    /// each letter.
    @inline(__always)
    fileprivate var lengthOfName: Int {
        // Seven bits each leave room for a carry that stays within the byte.
        let bytes = self & Self.inEachByte(0x7f)
        let letters = (bytes | Self.inEachByte(0x20)).bytes(from: UInt8(ascii: "a"), through: UInt8(ascii: "z"))
        let digits = bytes.bytes(from: UInt8(ascii: "0"), through: UInt8(ascii: "9"))
        let underscores = bytes.bytes(from: UInt8(ascii: "_"), through: UInt8(ascii: "_"))
        let others = ~((letters | digits | underscores) & ~self) & Self.inEachByte(0x80)
        return others.trailingZeroBitCount &>> 3
    }

    /// The first `count` bytes, 1 to 8, and zeros in the place of the others.
    @inline(__always)
    fileprivate func prefix(_ count: Int) -> UInt64 {
        let excess = UInt64(truncatingIfNeeded: 64 &- 8 &* count)
        return (self &<< excess) &>> excess
    }

    /// The highest bit of each byte, all below 0x80, that lies between two bounds.
    @inline(__always)
    private func bytes(from first: UInt8, through last: UInt8) -> UInt64 {
        (self &+ Self.inEachByte(0x80 &- first)) & ~(self &+ Self.inEachByte(0x7f &- last))
    }

    @inline(__always)
    private static func inEachByte(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}

extension UInt8 {
    /// Whether it is one of `0`…`9`.
    @inline(__always)
    var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

    /// Whether it may begin a name: an ASCII letter or `_`.
    @inline(__always)
    var beginsName: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 || self == UInt8(ascii: "_") }

    /// Whether it may stand inside a name: an ASCII letter, a digit or `_`.
    @inline(__always)
    var continuesName: Bool { beginsName || isDigit }
}
