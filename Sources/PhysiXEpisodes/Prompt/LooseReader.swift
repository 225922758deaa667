/// Reads one object of near-JSON from bytes, forgiving what language models get wrong.
///
/// Understood beyond JSON: single quotes, keys without quotes, trailing and missing commas, comments, Python's
/// literals, line breaks and other control characters in strings, quotes that should have been escaped.
///
/// *Limits*: depth ``deepest``; never throws, and never reads a byte twice except white space behind a quote.
struct LooseReader {
    /// How an object ended.
    enum Ending {
        case complete
        /// The text ended first.
        case truncated
        /// Something stood there that no leniency explains.
        case broken
    }

    static let deepest = 8

    private let bytes: [UInt8]
    private(set) var position: Int
    private(set) var ending = Ending.complete

    /// A reader that stands on an opening brace.
    init(_ bytes: [UInt8], at position: Int) {
        self.bytes = bytes
        self.position = position
    }

    /// Reads the object; where it does not end properly, what was read until then.
    mutating func readObject() -> [LooseValue.Member] { object(depth: 1) }

    private mutating func object(depth: Int) -> [LooseValue.Member] {
        position += 1
        var members: [LooseValue.Member] = []
        while true {
            skipSpaceAndComments()
            switch here {
            case nil:
                ending = .truncated
                return members
            case UInt8(ascii: "}"):
                position += 1
                return members
            case UInt8(ascii: ","):
                position += 1
                continue
            default: break
            }
            guard let key = key(), skipColon() else {
                if ending == .complete { ending = .broken }
                return members
            }
            let value = value(depth: depth)
            if let value { members.append(LooseValue.Member(key: key, value: value)) }
            guard ending == .complete else { return members }
        }
    }

    private mutating func array(depth: Int) -> [LooseValue] {
        position += 1
        var elements: [LooseValue] = []
        while true {
            skipSpaceAndComments()
            switch here {
            case nil:
                ending = .truncated
                return elements
            case UInt8(ascii: "]"):
                position += 1
                return elements
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "}"), UInt8(ascii: ":"):
                ending = .broken
                return elements
            default:
                if let value = value(depth: depth) { elements.append(value) }
                guard ending == .complete else { return elements }
            }
        }
    }

    /// Reads a value; `nil` where the text ends within one that is worth nothing unless whole.
    private mutating func value(depth: Int) -> LooseValue? {
        skipSpaceAndComments()
        switch here {
        case nil:
            ending = .truncated
            return nil
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard depth < Self.deepest else {
                ending = .broken
                return nil
            }
            if here == UInt8(ascii: "{") { return .object(object(depth: depth + 1)) }
            return .array(array(depth: depth + 1))
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let text = quoted()
            return ending == .complete ? .string(text) : nil
        default:
            let word = bareWord()
            return ending == .complete ? .bare(word) : nil
        }
    }

    private mutating func key() -> String? {
        if here == UInt8(ascii: "\"") || here == UInt8(ascii: "'") {
            let text = quoted()
            return ending == .complete ? text : nil
        }
        let start = position
        while let byte = here, byte == UInt8(ascii: "_") || isLetterOrDigit(byte) { position += 1 }
        return position > start ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
    }

    private mutating func skipColon() -> Bool {
        skipSpaceAndComments()
        guard let byte = here else {
            ending = .truncated
            return false
        }
        guard byte == UInt8(ascii: ":") else { return false }
        position += 1
        return true
    }

    /// Reads a string: its closing quote is the first that something follows which can follow a string.
    private mutating func quoted() -> String {
        var string = LooseString(bytes, openedAt: position)
        if !string.read() { ending = .truncated }
        position = string.position
        return string.text
    }

    /// Reads up to what ends a value; a comment ends it too.
    private mutating func bareWord() -> String {
        let start = position
        while let byte = here {
            let isEnd =
                byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
                || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "{") || startsComment
            if isEnd { break }
            position += 1
        }
        if here == nil { ending = .truncated }
        var end = position
        while end > start, isLooseSpace(bytes[end - 1]) { end -= 1 }
        if end == start { ending = .broken }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}

extension LooseReader {
    private var here: UInt8? { position < bytes.count ? bytes[position] : nil }

    private var startsComment: Bool {
        guard here == UInt8(ascii: "/") else { return here == UInt8(ascii: "#") }
        guard position + 1 < bytes.count else { return false }
        return bytes[position + 1] == UInt8(ascii: "/") || bytes[position + 1] == UInt8(ascii: "*")
    }

    private mutating func skipSpaceAndComments() {
        while let byte = here {
            if isLooseSpace(byte) {
                position += 1
            } else if startsComment {
                skipComment()
            } else {
                return
            }
        }
    }

    private mutating func skipComment() {
        guard here == UInt8(ascii: "/"), bytes[position + 1] == UInt8(ascii: "*") else {
            while let byte = here, byte != UInt8(ascii: "\n") { position += 1 }
            return
        }
        position += 2
        while let byte = here {
            position += 1
            if byte == UInt8(ascii: "*"), here == UInt8(ascii: "/") {
                position += 1
                return
            }
        }
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
