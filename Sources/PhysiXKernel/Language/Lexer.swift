/// Cuts a text into tokens, one at a time; it keeps its own copy of the text and reuses that memory.
struct Lexer {
    /// The text, with zero bytes behind its last one so that looking ahead needs no test.
    private(set) var text: [UInt8] = []
    /// The token that was read last.
    private(set) var token = Token(kind: .end, start: 0, end: 0)
    /// The value of ``token`` if it is a number.
    private(set) var value = 0.0

    /// The length of the text in bytes.
    var count: Int { text.count - Self.padding }

    /// As many bytes as a key has.
    private static let padding = 8

    /// Takes a new text and reads its first token.
    mutating func start(_ bytes: Span<UInt8>) {
        text.removeAll(keepingCapacity: true)
        unsafe bytes.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
        for _ in 0..<Self.padding { text.append(0) }
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
            var end = start + 1
            while byte(at: end).continuesName { end += 1 }
            token = Token(kind: .name, start: start, end: end)
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

    private mutating func readNumber(at start: Int) {
        var numeral = Numeral(startingAt: start)
        numeral.read(text)
        token = Token(kind: .number, start: start, end: numeral.end)
        if text[numeral.end] == UInt8(ascii: ".") || text[numeral.end] == UInt8(ascii: "_") {
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
        let bytes = unsafe text.span.bytes.unsafeLoadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self)
        let excess = 64 - 8 * UInt64(min(range.count, 8))
        return (UInt64(littleEndian: bytes) << excess) >> excess
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
