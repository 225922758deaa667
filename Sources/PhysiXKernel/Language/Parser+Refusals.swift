/// The refusals of texts whose form is wrong. They read the text again at leisure: a refusal may cost what it likes.
extension Parser {
    func empty() -> EquationError {
        EquationError(.empty, "there is no equation", expected: expectedLeftSide, suggestion: exampleOfAnEquation)
    }

    func tooLong(_ count: Int) -> EquationError {
        EquationError(
            .tooLong, "the text has \(count) bytes; at most \(Limits.bytes) are read", at: Limits.bytes..<count,
            suggestion: "keep the equation simple")
    }

    func tooDeep(at token: Token) -> EquationError {
        EquationError(
            .tooDeep, "parentheses, calls, signs and powers nest deeper than \(Limits.depth)", at: token.range,
            found: written(token.range), suggestion: "keep the equation simple")
    }

    func tooManyOperators(at token: Token) -> EquationError {
        EquationError(
            .tooManyOperators, "there are more than \(Limits.operators) operators", at: token.range,
            found: written(token.range), suggestion: "keep the equation simple")
    }

    func tooManyEquations() -> EquationError {
        EquationError(
            .tooManyEquations, "there are more than \(Limits.equations) equations", at: lexer.token.range,
            found: written(lexer.token.range), suggestion: "write one equation for each state variable")
    }

    /// Nothing that could begin an operand stands where one must.
    func expectedOperand() -> EquationError {
        let token = lexer.token
        let previous = lexer.token(before: token)
        switch token.kind {
        case .unknown: return unexpectedCharacter(at: token)
        case .malformedNumber, .hugeNumber: return unreadableNumber(token)
        case .end, .separator:
            return unexpected(token, "the equation ends where \(Self.operand) should follow", expected: Self.operand)
        case .equals where previous?.kind == .equals:
            return unexpected(token, "there are two `=`", expected: Self.operand, suggestion: "write one `=`")
        case .over where previous?.kind == .over:
            return unexpected(token, "`//` is not an operator", expected: Self.operand, suggestion: "write `/`")
        case .closing where previous?.kind == .opening:
            return unexpected(token, "there is nothing between the parentheses", expected: Self.operand)
        default:
            return unexpected(
                token, "\(quoted(token.range)) stands where \(Self.operand) should be", expected: Self.operand)
        }
    }

    /// Something stands behind a complete operand that neither joins it to another nor ends the equation.
    func unexpectedAfterOperand(expected: String = "an operator or the end of the equation") -> EquationError {
        let token = lexer.token
        switch token.kind {
        case .unknown: return unexpectedCharacter(at: token)
        case .malformedNumber, .hugeNumber: return unreadableNumber(token)
        case .name where ReservedWord.all.contains(lexer.string(token.range)): return reserved(token)
        case .name, .number, .opening: return missingOperator(before: token)
        case .equals:
            return unexpected(
                token, "there is a second `=`", expected: expected, suggestion: "separate equations with `;`")
        case .closing:
            return unexpected(token, "`)` closes nothing", expected: expected, suggestion: "remove it")
        default: return unexpected(token, "unexpected \(quoted(token.range))", expected: expected)
        }
    }

    /// A `(` whose expression is followed by something else than `)`.
    func unclosed(_ opening: Token) -> EquationError {
        switch lexer.token.kind {
        case .end, .separator:
            EquationError(
                .unexpectedToken, "`(` is never closed", at: opening.range, found: "(", expected: "`)`",
                suggestion: "add `)`")
        case .equals:
            unexpected(
                lexer.token, "`=` stands inside parentheses: keyword arguments are not part of the language",
                expected: "`)`")
        default: unexpectedAfterOperand(expected: "an operator or `)`")
        }
    }

    private func missingOperator(before token: Token) -> EquationError {
        let previous = lexer.token(before: token) ?? token
        let left = previous.kind == .closing ? "(…)" : written(previous.range)
        let right = token.kind == .opening ? "(…)" : written(token.range)
        return unexpected(
            Token(kind: .unknown, start: previous.start, end: token.end),
            "there is no operator between \(quoted(previous.range)) and \(quoted(token.range))",
            expected: "an operator", suggestion: "write `\(left)*\(right)`")
    }

    private func unreadableNumber(_ token: Token) -> EquationError {
        if token.kind == .hugeNumber {
            return EquationError(
                .valueNotFinite, "\(quoted(token.range)) is beyond the largest number, 1.8e308", at: token.range,
                found: written(token.range), expected: "a finite number")
        }
        return EquationError(
            .malformedNumber, "\(quoted(token.range)) is not a number", at: token.range, found: written(token.range),
            expected: "a decimal number such as `9.81` or `1e-3`")
    }

    func unexpected(
        _ token: Token, _ summary: String, expected: String, suggestion: String? = nil
    ) -> EquationError {
        EquationError(
            .unexpectedToken, summary, at: token.range, found: written(token.range), expected: expected,
            suggestion: suggestion)
    }

    private static var operand: String { "a number, a name or `(`" }

    /// What is written at `range`, cut where it is too long for a sentence.
    func written(_ range: Range<Int>) -> String {
        let limit = 40
        let text = lexer.string(range.prefix(limit))
        return range.count > limit ? text + "…" : text
    }

    /// What is written at `range`, in the quotes that all messages use.
    func quoted(_ range: Range<Int>) -> String { "`\(written(range))`" }
}
