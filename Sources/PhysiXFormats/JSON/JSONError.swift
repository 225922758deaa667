public import PhysiXKernel

/// Why bytes are not the JSON that was asked for, with the place.
public struct JSONError: Diagnosable, Equatable {
    /// The kinds of refusal.
    public enum Kind: Sendable, Equatable, CaseIterable {
        /// The text ends within a value, or is empty.
        case unexpectedEnd
        /// A byte that cannot stand where it stands, such as a missing comma or a literal `NaN`.
        case unexpectedCharacter
        /// More text follows a complete document.
        case trailingContent
        /// Digits that are not a JSON number: `01`, `1.`, `.5`, `+1`.
        case malformedNumber
        /// A number beyond the range of what was asked for.
        case numberOutOfRange
        /// An escape sequence that JSON does not know, or half of a surrogate pair.
        case malformedEscape
        /// A control character within a string, which JSON wants escaped.
        case controlCharacter
        /// Bytes that are not UTF-8.
        case malformedUTF8
        /// Objects and arrays nested deeper than the limit.
        case tooDeep
        /// More bytes than the limit.
        case tooLong
        /// The same key twice in one object, where that is refused.
        case duplicateKey
        /// A value of another type than the one asked for.
        case wrongType
        /// Well-formed JSON that says what its reader cannot accept, such as an unknown key.
        case invalid
    }

    /// What kind of refusal it is.
    public let kind: Kind
    /// What is wrong, in one sentence that begins with the line and column.
    public let summary: String
    /// What to do.
    public let hint: String?
    /// The bytes of the text it is about.
    public let range: Range<Int>?
    /// The line, from 1.
    public let line: Int
    /// The column in that line in characters (Unicode scalars), from 1.
    public let column: Int
    /// What was found there.
    public let found: String?
    /// What would have been right there.
    public let expected: String?

    /// A refusal about `range` of `bytes`.
    init(
        _ kind: Kind, in bytes: UnsafeBufferPointer<UInt8>, at range: Range<Int>, found: String? = nil,
        expected: String? = nil, message: String? = nil, hint: String? = nil
    ) {
        self.kind = kind
        self.range = range
        self.found = found
        self.expected = expected
        self.hint = hint
        var line = 1
        var column = 1
        for byte in bytes[..<range.lowerBound] {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.line = line
        self.column = column
        let sentence = message ?? "expected \(expected ?? "something else"), found \(found ?? "something else")"
        summary = "line \(line), column \(column): \(sentence)"
    }
}
