/// The refusals of left sides.
extension Parser {
    var expectedLeftSide: String {
        let name = system.scope.stateVariables.first ?? "x"
        return "`d\(name)/dt = …` or `d2\(name)/dt2 = …`"
    }

    var exampleOfAnEquation: String {
        let scope = system.scope
        let example = scope.stateVariables.indices.first { scope.velocity(of: $0) != nil }
        if let example { return "write `d2\(scope.stateVariables[example])/dt2 = …`" }
        return "write `d\(scope.stateVariables.first ?? "x")/dt = …`"
    }

    /// What stands where a left side should begin is none.
    mutating func malformedLeftSide(from start: Token) -> EquationError {
        lexer.rewind(to: start)
        var tokens: [Token] = []
        while ![.end, .separator, .equals].contains(lexer.token.kind) {
            if lexer.token.kind == .unknown { return unexpectedCharacter(at: lexer.token) }
            tokens.append(lexer.token)
            lexer.advance()
        }
        let range = start.start..<(tokens.last?.end ?? lexer.token.end)
        guard !tokens.isEmpty else { return leftSide(range, "there is nothing left of the `=`") }
        guard lexer.token.kind == .equals else {
            return leftSide(range, "there is no `=` in \(quoted(range))")
        }
        if let error = misspeltDerivative(tokens, range) { return error }
        if tokens.count == 1, let error = bareName(tokens[0].range) { return error }
        return leftSide(range, "\(quoted(range)) is not a derivative of a state variable")
    }

    private func leftSide(_ range: Range<Int>, _ summary: String, suggestion: String? = nil) -> EquationError {
        EquationError(
            .malformedLeftSide, summary, at: range, found: written(range), expected: expectedLeftSide,
            suggestion: suggestion ?? exampleOfAnEquation)
    }

    /// A left side such as `d3x/dt3`, `d2x/dt`, `d^2x/dt^2` or `dx/dy`.
    private func misspeltDerivative(_ tokens: [Token], _ range: Range<Int>) -> EquationError? {
        guard let slash = tokens.firstIndex(where: { $0.kind == .over }), slash > 0, slash + 1 < tokens.count,
            lexer.text[range.lowerBound] == UInt8(ascii: "d")
        else { return nil }
        let above = lexer.letters(range.lowerBound..<tokens[slash].start)
        let below = lexer.letters(tokens[slash].end..<range.upperBound)
        let numerator = above.dropFirst()
        let order = max(
            Self.leadingNumber(numerator), below.hasPrefix("dt") ? Self.leadingNumber(below.dropFirst(2)) : 1)
        let name = numerator.drop { $0.isNumber }
        guard below.hasPrefix("dt"), below.dropFirst(2).allSatisfy(\.isNumber) else {
            return leftSide(
                range, "\(quoted(range)) is not a derivative by time",
                suggestion: name.isEmpty ? nil : "write `d\(name)/dt = …`")
        }
        guard order <= 2 else {
            return EquationError(
                .unsupportedOrder, "\(quoted(range)) has order \(order); only first and second derivatives are read",
                at: range, found: written(range), expected: expectedLeftSide, suggestion: exampleOfAnEquation)
        }
        guard !name.isEmpty else { return nil }
        return leftSide(
            range, "\(quoted(range)) is not how a derivative is written",
            suggestion: order == 2 ? "write `d2\(name)/dt2 = …`" : "write `d\(name)/dt = …`")
    }

    private static func leadingNumber(_ text: Substring) -> Int { Int(text.prefix { $0.isNumber }) ?? 1 }

    /// A left side that is only a name.
    private func bareName(_ range: Range<Int>) -> EquationError? {
        let name = lexer.string(range)
        if system.scope.parameters.contains(name) {
            return leftSide(
                range, "`\(name)` is a parameter and has no equation", suggestion: "give its value in `params`")
        }
        guard system.scope.stateVariables.contains(name) else { return nil }
        return leftSide(
            range, "`\(name)` is not a derivative", suggestion: "write `d\(name)/dt = …`")
    }

    func expectedEquals(after range: Range<Int>) -> EquationError {
        if lexer.token.kind == .unknown { return unexpectedCharacter(at: lexer.token) }
        return unexpected(
            lexer.token, "there is no `=` after \(quoted(range))", expected: "`=`",
            suggestion: "write `\(written(range)) = …`")
    }

    func duplicate(of state: Int, at range: Range<Int>) -> EquationError {
        EquationError(
            .duplicateEquation,
            "\(quoted(range)) is a second equation for the derivative of `\(system.scope.stateVariables[state])`",
            at: range, found: written(range), suggestion: "keep one of the two")
    }
}

extension Lexer {
    /// The letters and digits of `range`, without blanks and operators.
    func letters(_ range: Range<Int>) -> String {
        String(decoding: text[range].filter(\.continuesName), as: UTF8.self)
    }
}
