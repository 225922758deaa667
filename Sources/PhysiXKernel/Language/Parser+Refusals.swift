extension Parser {
    func empty() -> EquationError { EquationError(.empty, "there is no equation") }
    func tooLong(_ count: Int) -> EquationError { EquationError(.tooLong, "the text is too long") }
    func tooDeep(at token: Token) -> EquationError { EquationError(.tooDeep, "too deep", at: token.range) }
    func tooManyOperators(at token: Token) -> EquationError { EquationError(.tooManyOperators, "too many", at: token.range) }
    func tooManyEquations() -> EquationError { EquationError(.tooManyEquations, "too many", at: lexer.token.range) }
    func unexpectedAfterOperand() -> EquationError { EquationError(.unexpectedToken, "unexpected", at: lexer.token.range) }
    func expectedOperand() -> EquationError { EquationError(.unexpectedToken, "unexpected", at: lexer.token.range) }
    func unclosed(_ opening: Token) -> EquationError { EquationError(.unexpectedToken, "unexpected", at: lexer.token.range) }
    func unknownDerivative(_ range: Range<Int>) -> EquationError { EquationError(.unknownName, "unknown", at: range) }
    func timeNotAvailable(_ name: Token) -> EquationError { EquationError(.timeNotAvailable, "unknown", at: name.range) }
    func unknownName(_ name: Token) -> EquationError { EquationError(.unknownName, "unknown", at: name.range) }
    func unknownFunction(_ name: Token) -> EquationError { EquationError(.unknownFunction, "unknown", at: name.range) }
    func malformedLeftSide(from token: Token) -> EquationError { EquationError(.malformedLeftSide, "unknown", at: token.range) }
    func unknownVariable(_ range: Range<Int>) -> EquationError { EquationError(.unknownName, "unknown", at: range) }
    func duplicate(of: Int, at range: Range<Int>) -> EquationError { EquationError(.duplicateEquation, "unknown", at: range) }
    func expectedEquals(after range: Range<Int>) -> EquationError { EquationError(.malformedLeftSide, "unknown", at: range) }
    func thirdOrder(_: Int, at range: Range<Int>) -> EquationError { EquationError(.unsupportedOrder, "unknown", at: range) }
}
