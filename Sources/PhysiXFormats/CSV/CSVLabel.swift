import PhysiXKernel

/// The heading of a column, taken apart: `Höhe [m]` is a name with a unit.
struct CSVLabel {
    /// The heading as written.
    let text: String
    /// The heading without its unit.
    let quantity: String
    /// The unit; `nil` without one.
    var unit: String?

    init(_ text: String) {
        let text = Self.trimmed(text.withoutControlCharacters[...])
        self.text = String(text)
        let openings: [Character: Character] = [")": "(", "]": "["]
        if let last = text.last, let opening = openings[last], let start = text.lastIndex(of: opening),
            start != text.startIndex
        {
            quantity = String(Self.trimmed(text[..<start]))
            unit = String(Self.trimmed(text[text.index(after: start)...].dropLast()))
        } else if let slash = text.lastIndex(of: "/"), text[..<slash].last == " ",
            text[text.index(after: slash)...].first == " "
        {
            // ISO 80000 writes `t / s`.
            quantity = String(Self.trimmed(text[..<slash]))
            unit = String(Self.trimmed(text[text.index(after: slash)...]))
        } else {
            quantity = String(text)
        }
        if unit == "" { unit = nil }
    }

    /// Whether the column is surely the time.
    var isTime: Bool { quantity == "t" || Self.timeWords.contains(firstWord) }

    /// Whether the column may be the time, failing a better one.
    var isUnitOfTime: Bool { Self.timeUnitWords.contains(firstWord) }

    /// Whether the column is named like one that says which experiment a row belongs to.
    var isExperiment: Bool { ["experiment", "run", "trial"].contains(quantity.lowercased()) }

    /// An identifier of the equation language made from the heading; empty where nothing of it can be kept.
    var identifier: String {
        // `dx/dt` is the velocity of x, which equations call vx.
        let parts = quantity.split(separator: "/")
        if parts.count == 2, parts[1] == "dt", parts[0].first == "d", parts[0].count > 1 {
            return "v" + Self.identifier(parts[0].dropFirst())
        }
        return Self.identifier(quantity[...])
    }

    /// What a caller may write to choose the column.
    func isCalled(_ name: String) -> Bool {
        [text, quantity, identifier].contains(name)
            || [text, quantity, identifier].contains { $0.lowercased() == name.lowercased() }
    }

    private var firstWord: String {
        String(quantity.lowercased().prefix { $0.isLetter })
    }

    private static let timeWords: Set<String> = [
        "time", "times", "timestamp", "datetime", "date", "zeit", "temps", "tiempo", "tempo", "tijd",
    ]
    private static let timeUnitWords: Set<String> = [
        "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes",
        "second", "seconds", "sec", "secs", "ms", "jahr", "tag",
    ]

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }

    private static func identifier(_ text: Substring) -> String {
        var name = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9": name.unicodeScalars.append(scalar)
            case "₀"..."₉": name += String(scalar.value - 0x2080)
            default:
                if let letters = latin(scalar) {
                    name += letters
                } else if !name.isEmpty, name.last != "_" {
                    name += "_"
                }
            }
        }
        while name.last == "_" { name.removeLast() }
        if name == "lambda" { return "lam" }
        return name.first?.isNumber == true ? "x" + name : name
    }

    /// The Latin letters for a letter that the equation language lacks: `theta` for θ, `o` for ö.
    private static func latin(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        // The word `lambda` is reserved; formulas show `lam` as λ again.
        case "λ": "lam"
        case "α"..."ω": GreekLetter.names[Int(scalar.value - 0x3B1)]
        case "Α"..."Ω" where scalar.value != 0x3A2: GreekLetter.names[Int(scalar.value - 0x391)].capitalized
        default: otherLetters[scalar]
        }
    }

    private static let otherLetters: [Unicode.Scalar: String] = [
        "ϑ": "theta", "ϕ": "phi", "ϵ": "epsilon", "µ": "mu", "²": "2", "³": "3", "ß": "ss", "ä": "a", "ö": "o",
        "ü": "u",
        "Ä": "A", "Ö": "O", "Ü": "U", "á": "a", "à": "a", "â": "a", "ã": "a", "å": "a", "æ": "ae", "ç": "c", "é": "e",
        "è": "e", "ê": "e", "ë": "e", "í": "i", "ì": "i", "î": "i", "ï": "i", "ñ": "n", "ó": "o", "ò": "o", "ô": "o",
        "õ": "o", "ø": "o", "ú": "u", "ù": "u", "û": "u",
    ]
}

extension String {
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
