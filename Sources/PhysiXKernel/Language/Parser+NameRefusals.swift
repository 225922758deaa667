/// The refusals of names.
extension Parser {
    func unknownName(_ name: Token) -> EquationError {
        let text = lexer.string(name.range)
        if lexer.text[name.end] >= 0x80 || lexer.text[name.end] == UInt8(ascii: ".") {
            return unexpectedCharacter(at: Token(kind: .unknown, start: name.end, end: name.end + 1))
        }
        if ReservedWord.all.contains(text) { return reserved(name) }
        if let function = function(named: name.range) { return missingParentheses(function, name) }
        return EquationError(
            .unknownName, "unknown name \(quoted(name.range)); this problem has \(knownNames)", at: name.range,
            found: written(name.range), expected: "a state variable or a name declared in `params`",
            suggestion: adviceOnName(text))
    }

    private func adviceOnName(_ name: String) -> String {
        if name == "pi" { return "write 3.141592653589793" }
        if name == "e" { return "write `exp(1)`, or `exp(x)` for a power of e" }
        if let position = positionWithoutVelocity(name) {
            return "the velocity of `\(position)` was not measured; `d2\(position)/dt2 = …` introduces it"
        }
        let known = system.scope.stateVariables + system.scope.parameters
        if let near = Spelling.nearest(to: name, among: known) { return "did you mean `\(near)`?" }
        return "declare it in `params`"
    }

    private func positionWithoutVelocity(_ name: String) -> String? {
        guard name.first == "v" || name.first == "d" else { return nil }
        return system.scope.stateVariables.first { $0 == name.dropFirst() }
    }

    /// The names of the problem in words: `y, vy and the parameters g, k`.
    private var knownNames: String {
        let scope = system.scope
        let states = Self.list(scope.stateVariables + (scope.isDriven ? ["t"] : []))
        if scope.parameters.isEmpty { return "\(states) and no parameters" }
        return "\(states) and the parameter\(scope.parameters.count == 1 ? "" : "s") \(Self.list(scope.parameters))"
    }

    private static func list(_ names: [String]) -> String {
        let limit = 16
        return names.prefix(limit).joined(separator: ", ") + (names.count > limit ? ", …" : "")
    }

    func reserved(_ name: Token) -> EquationError {
        EquationError(
            .unexpectedToken, "\(quoted(name.range)) is a reserved word and not part of the language", at: name.range,
            found: written(name.range), expected: "arithmetic of names, numbers and functions",
            suggestion: "write one formula; a parameter needs another name")
    }

    private func missingParentheses(_ function: Operation, _ name: Token) -> EquationError {
        let next = lexer.token
        let operand = next.start >= name.end && (next.kind == .name || next.kind == .number) ? written(next.range) : "…"
        return EquationError(
            .unexpectedToken, "the function `\(function.symbol)` needs parentheses", at: name.range,
            found: written(name.range), expected: "`\(function.symbol)(`",
            suggestion: "write `\(function.symbol)(\(operand))`")
    }

    func unknownFunction(_ name: Token) -> EquationError {
        let text = lexer.string(name.range)
        if (system.scope.stateVariables + system.scope.parameters).contains(text) {
            return EquationError(
                .unknownFunction, "`\(text)` is not a function", at: name.range, found: text,
                expected: "an operator after `\(text)`", suggestion: "write `\(text)*(…)`")
        }
        let names = Operation.functions.map(\.symbol)
        let advice: String?
        switch text {
        case "ln": advice = "write `log(…)`, the natural logarithm"
        case "pow": advice = "write `a**b`"
        case "log10": advice = "write `log(…)/log(10)`"
        default: advice = Spelling.nearest(to: text, among: names).map { "did you mean `\($0)`?" }
        }
        return EquationError(
            .unknownFunction,
            "unknown function \(quoted(name.range)); the functions are \(names.joined(separator: ", "))",
            at: name.range, found: written(name.range), expected: "one of the functions", suggestion: advice)
    }

    func unknownVariable(_ range: Range<Int>) -> EquationError {
        let text = lexer.string(range)
        let states = system.scope.stateVariables
        let isParameter = system.scope.parameters.contains(text)
        return EquationError(
            .unknownName,
            isParameter
                ? "\(quoted(range)) is a parameter and has no equation"
                : "unknown state variable \(quoted(range)); this problem has \(Self.list(states))",
            at: range, found: written(range), expected: "a state variable",
            suggestion: Spelling.nearest(to: text, among: states).map { "did you mean `\($0)`?" }
                ?? exampleOfAnEquation)
    }

    /// A derivative on a right side that does not stand for a velocity.
    func unknownDerivative(_ range: Range<Int>, of variable: Range<Int>, order: Int) -> EquationError {
        if order == 2 || state(at: variable).flatMap(system.scope.position) != nil {
            return EquationError(
                .unsupportedOrder, "\(quoted(range)) is an acceleration, which no right side may use", at: range,
                found: written(range), expected: "positions and velocities",
                suggestion: "put in the right side of its own equation")
        }
        guard let state = state(at: variable) else { return unknownVariable(variable) }
        let name = system.scope.stateVariables[state]
        return EquationError(
            .unknownName, "\(quoted(range)) is not known: the velocity of `\(name)` was not measured", at: range,
            found: written(range), expected: "a state variable",
            suggestion: "`d2\(name)/dt2 = …` introduces the velocity; otherwise put in the right side of its equation")
    }

    func timeNotAvailable(_ name: Token) -> EquationError {
        EquationError(
            .timeNotAvailable, "`t` may be used in driven problems only, and this one is not driven", at: name.range,
            found: "t", expected: "a law in terms of \(Self.list(system.scope.stateVariables))",
            suggestion: "leave out the explicit time")
    }
}
