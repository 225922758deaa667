/// The refusals of characters that begin nothing in the language.
extension Parser {
    func unexpectedCharacter(at token: Token) -> EquationError {
        let bytes = lexer.text[token.start..<lexer.count]
        var decoder = UTF8()
        var iterator = bytes.prefix(4).makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
            return unexpectedCharacter(
                token.range, "the byte 0x\(Self.hexadecimal(UInt32(lexer.text[token.start]), width: 2)) is not UTF-8",
                found: "0x\(Self.hexadecimal(UInt32(lexer.text[token.start]), width: 2))", advice: "write plain ASCII")
        }
        let range = token.start..<token.start + UTF8.width(scalar)
        let code = "U+\(Self.hexadecimal(scalar.value, width: 4))"
        let lookalike = Lookalike(of: scalar)
        guard scalar.isASCII else {
            let found = scalar.isVisible ? String(scalar) : code
            return unexpectedCharacter(
                range, scalar.isVisible ? "`\(scalar)` (\(code)) is not an ASCII character" : "\(code) is not visible",
                found: found, advice: lookalike?.advice ?? "write plain ASCII")
        }
        guard scalar.isVisible else {
            return unexpectedCharacter(
                range, "the control character \(code) is not text", found: code, advice: "remove it")
        }
        let (summary, advice) = refusal(ofASCII: scalar, at: token)
        return unexpectedCharacter(range, summary, found: String(scalar), advice: advice)
    }

    private func unexpectedCharacter(
        _ range: Range<Int>, _ summary: String, found: String, advice: String
    ) -> EquationError {
        EquationError(
            .unexpectedCharacter, summary, at: range, found: found,
            expected: "letters, digits and `+ - * / ** ( ) = ;`", suggestion: advice)
    }

    private func refusal(ofASCII scalar: Unicode.Scalar, at token: Token) -> (summary: String, advice: String) {
        switch scalar {
        case "\\": ("LaTeX is not understood", "write plain text such as `(a)/(b)`, `sqrt(x)` or `theta`")
        case "[", "]": ("subscripts are not part of the language", "write each variable by its name, such as `x1`")
        case "{", "}": ("`\(scalar)` is not part of the language", "write `(` and `)`")
        case ".": ("attribute access is not part of the language", "write `sin(x)` without a prefix")
        case ",": decimalComma(at: token) ?? ("`,` is not part of the language", "separate equations with `;`")
        case "'", "\"": ("`\(scalar)` is not part of the language", "write derivatives as `dx/dt` and `d2x/dt2`")
        case "<", ">", "!", "?": ("comparisons and conditionals are not part of the language", "write one formula")
        case ":": ("`:` is not part of the language", "write one formula, without `lambda` or labels")
        case "%": ("`%` is not part of the language", "write `/` for a quotient")
        default: ("`\(scalar)` is not part of the language", "remove it")
        }
    }

    private func decimalComma(at token: Token) -> (summary: String, advice: String)? {
        guard let previous = lexer.token(before: token), previous.kind == .number, previous.end == token.start,
            lexer.text[token.end].isDigit
        else { return nil }
        let fraction = lexer.text[token.end...].prefix { $0.isDigit }
        let number = "\(written(previous.range)).\(String(decoding: fraction.prefix(20), as: UTF8.self))"
        return ("the comma is not a decimal point", "write `\(number)`")
    }

    private static func hexadecimal(_ value: UInt32, width: Int) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Unicode.Scalar {
    /// Whether a person sees it; invisible, unassigned and direction-changing characters are named by their code.
    fileprivate var isVisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
            false
        default: true
        }
    }
}
