import PhysiXKernel

/// A value in the near-JSON that language models write.
enum LooseValue {
    case object([Member])
    case array([LooseValue])
    /// Text in quotes of either kind.
    case string(String)
    /// Anything else, as written: a number, `null`, `None`, an equation without quotes.
    case bare(String)

    /// A key and its value, in the order of the text.
    struct Member {
        let key: String
        let value: LooseValue
        /// The key in lower case, without white space around it.
        let name: String

        init(key: String, value: LooseValue) {
            self.key = key
            self.value = value
            let isItsName = key.utf8.count > 24 || key.utf8.allSatisfy(Self.isPlain)
            name = isItsName ? key : String(decoding: key.lowercased().utf8.filter { !isLooseSpace($0) }, as: UTF8.self)
        }

        /// Whether a byte is ASCII, no white space, and no capital letter.
        private static func isPlain(_ byte: UInt8) -> Bool {
            (0x21...0x7E).contains(byte) && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        }
    }

    /// The finite number that this is, in quotes or not.
    var number: Double? {
        let text: String
        switch self {
        case .string(let quoted): text = quoted
        case .bare(let word): text = word
        case .object, .array: return nil
        }
        guard text.utf8.count <= 400, text.utf8.allSatisfy(isNumeric) else { return nil }
        let digits = text.utf8.contains(where: isLooseSpace) ? Self.trimmed(text) : text
        guard let number = Double(digits), number.isFinite else { return nil }
        return number
    }

    /// The text that this is; several texts are joined as equations are.
    var text: String? {
        switch self {
        case .string(let text): text
        case .bare(let word): ["null", "none", "true", "false"].contains(word.lowercased()) ? nil : word
        case .array(let elements):
            elements.isEmpty ? nil : elements.compactMap(\.text).joined(separator: "; ")
        case .object: nil
        }
    }

    private static func trimmed(_ text: String) -> String {
        var digits = text.utf8.drop(while: isLooseSpace)
        while let last = digits.last, isLooseSpace(last) { digits.removeLast() }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Keeps hexadecimal numbers, `inf` and `nan` out, which `Double` would read.
    private func isNumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: isLooseSpace(byte)
        }
    }
}

/// Whether a byte is white space between tokens.
func isLooseSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (UInt8(ascii: "\t")...UInt8(ascii: "\r")).contains(byte)
}
