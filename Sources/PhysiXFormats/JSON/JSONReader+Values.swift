extension JSONReader {
    /// The type of the next value, which stays unread.
    public mutating func peek() throws(JSONError) -> Kind {
        skipWhitespace()
        if options.dialect == .lenient, notANumberHere != nil { return .null }
        let byte = byteHere
        for kind in Kind.allCases where kind.begins(with: byte) { return kind }
        throw unexpected(expected: "a value")
    }

    /// Reads `true` or `false`.
    public mutating func readBool() throws(JSONError) -> Bool {
        try begin(.bool)
        let value = byteHere == UInt8(ascii: "t")
        try take(literal: value ? "true" : "false")
        return value
    }

    /// Reads `null` if that comes next.
    ///
    /// - Returns: whether it did; if not, the value stays unread.
    public mutating func readNull() throws(JSONError) -> Bool {
        guard try peek() == .null else { return false }
        if options.dialect == .lenient, let length = notANumberHere {
            tokenStart = position
            isValuePending = false
            position += length
            return true
        }
        try begin(.null)
        try take(literal: "null")
        return true
    }

    /// Reads the next value of whatever type, checks it and forgets it.
    public mutating func skipValue() throws(JSONError) {
        switch try peek() {
        case .null: _ = try readNull()
        case .bool: _ = try readBool()
        case .number: _ = try takeNumber()
        case .string: _ = try takeString()
        case .array:
            try beginArray()
            while try nextElement() {}
        case .object:
            try beginObject()
            while try nextKey() {}
        }
    }

    private mutating func take(literal: StaticString) throws(JSONError) {
        for index in 0..<literal.utf8CodeUnitCount {
            guard byteHere == literal.utf8Start[index] else { throw unexpected(expected: "`\(literal)`") }
            position += 1
        }
    }
}

extension JSONReader {
    /// The byte at the position; 0, which is valid nowhere, at the end.
    @inline(__always)
    var byteHere: UInt8 { position < bytes.count ? bytes[position] : 0 }

    @inline(__always)
    mutating func skipWhitespace() {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte <= UInt8(ascii: " ") else { return }
            guard
                byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
                    || byte == UInt8(ascii: "\t")
            else { return }
            position += 1
        }
    }

    /// Goes to the next value and makes sure of its type.
    @inline(__always)
    mutating func begin(_ kind: Kind) throws(JSONError) {
        skipWhitespace()
        guard kind.begins(with: byteHere) else { throw wrongType(expected: kind) }
        tokenStart = position
        isValuePending = false
    }

    private mutating func wrongType(expected: Kind) -> JSONError {
        do throws(JSONError) {
            let found = try peek()
            guard isWhole(found) else { return unexpected(expected: expected.phrase) }
            return JSONError(
                .wrongType, in: bytes, at: position..<position + 1, found: found.phrase, expected: expected.phrase)
        } catch {
            return unexpected(expected: expected.phrase)
        }
    }

    /// Whether what begins like a word or a number of JSON is one: `not` and `-x` are no values of any type.
    private func isWhole(_ kind: Kind) -> Bool {
        switch kind {
        case .null: isHere("null")
        case .bool: isHere("true") || isHere("false")
        case .number:
            byteHere.isASCIIDigit || (position + 1 < bytes.count && bytes[position + 1].isASCIIDigit)
        case .string, .array, .object: true
        }
    }

    /// The length of the word at the position that JavaScript and Python write for what is no finite number.
    private var notANumberHere: Int? {
        if isHere("NaN") { return 3 }
        if isHere("Infinity") { return 8 }
        return isHere("-Infinity") ? 9 : nil
    }

    private func isHere(_ literal: StaticString) -> Bool {
        let end = position + literal.utf8CodeUnitCount
        guard end <= bytes.count else { return false }
        for index in 0..<literal.utf8CodeUnitCount where bytes[position + index] != literal.utf8Start[index] {
            return false
        }
        guard end < bytes.count else { return true }
        let next = bytes[end]
        return next <= UInt8(ascii: " ") || [UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(next)
    }

    /// An error about the byte at the position.
    func unexpected(_ kind: JSONError.Kind = .unexpectedCharacter, expected: String) -> JSONError {
        guard position < bytes.count else {
            return JSONError(
                .unexpectedEnd, in: bytes, at: position..<position, found: "the end of the text", expected: expected)
        }
        var end = position + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        // A character that does not print would leave nothing between the backticks.
        let isPlain = bytes[position] > 0x20 && bytes[position] != 0x7F
        let found = isPlain ? bytes.excerpt(position..<min(end, position + 4)) : "byte \(bytes[position])"
        return JSONError(kind, in: bytes, at: position..<end, found: found, expected: expected)
    }
}

extension JSONReader.Kind {
    /// Whether a value of this type begins with `byte`.
    @inline(__always)
    fileprivate func begins(with byte: UInt8) -> Bool {
        switch self {
        case .null: byte == UInt8(ascii: "n")
        case .bool: byte == UInt8(ascii: "t") || byte == UInt8(ascii: "f")
        case .number: byte.isASCIIDigit || byte == UInt8(ascii: "-")
        case .string: byte == UInt8(ascii: "\"")
        case .array: byte == UInt8(ascii: "[")
        case .object: byte == UInt8(ascii: "{")
        }
    }

    fileprivate var phrase: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
