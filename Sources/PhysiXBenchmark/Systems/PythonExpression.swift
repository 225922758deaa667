/// An expression in Python's syntax, said in the equation language.
///
/// Operators, numbers and names such as `x_0` are the same in both. Functions that the equation language lacks are
/// replaced by what they stand for.
struct PythonExpression {
    /// What stands for a function, `#` being its argument in parentheses.
    ///
    /// The hyperbolic tangent is written so that a large argument of either sign overflows nowhere.
    private static let replacements = [
        "cot": "(cos#/sin#)", "sec": "(1/cos#)", "csc": "(1/sin#)", "ln": "log#", "sinh": "((exp#-exp(-#))/2)",
        "cosh": "((exp#+exp(-#))/2)", "tanh": "(1-2/(1+exp(2*#)))",
    ]

    /// The expression in the equation language.
    let translated: String

    /// Translates an expression; one that cannot be read stays as it is, for the parser to refuse.
    init(_ source: String) {
        translated = Self.translate(Array(source.utf8)[...])
    }

    private static func translate(_ source: ArraySlice<UInt8>) -> String {
        var rest = source
        var output = ""
        while let byte = rest.first {
            let name = rest.prefix { isName($0) }
            guard !name.isEmpty else {
                output += String(decoding: [byte], as: UTF8.self)
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst(name.count)
            let text = String(decoding: name, as: UTF8.self)
            if let template = replacements[text], let argument = argument(at: rest) {
                let inner = "(" + translate(argument.dropFirst().dropLast()) + ")"
                output += template.replacing("#", with: inner)
                rest = rest.dropFirst(argument.count)
            } else {
                output += text
            }
        }
        return output
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// The parenthesis that begins here, up to the one that closes it.
    private static func argument(at text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard text.first == UInt8(ascii: "(") else { return nil }
        var depth = 0
        for index in text.indices {
            if text[index] == UInt8(ascii: "(") { depth += 1 }
            if text[index] == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return text[text.startIndex...index] }
        }
        return nil
    }
}
