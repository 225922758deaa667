extension Parser {
    /// Reads a name, a call such as `sin(x)`, or a velocity written as `dx/dt`.
    mutating func parseName() throws(EquationError) {
        let name = lexer.token
        lexer.advance()
        if lexer.token.kind == .opening { return try parseCall(of: name) }
        if isDerivativeOverTime(name) {
            let time = lexer.token
            lexer.advance()
            guard let velocity = velocity(ofVariableAt: name.start + 1..<name.end) else {
                throw unknownDerivative(name.start..<time.end)
            }
            return system.nodes.append(Node(.state, left: UInt16(velocity)))
        }
        if let state = index(of: name.range, in: system.scope.stateVariables) {
            system.nodes.append(Node(.state, left: UInt16(state)))
        } else if let parameter = index(of: name.range, in: system.scope.parameters) {
            system.nodes.append(Node(.parameter, left: UInt16(parameter)))
        } else if lexer.spells("t", at: name.range) {
            guard system.scope.isDriven else { throw timeNotAvailable(name) }
            system.nodes.append(Node(.time))
        } else if let velocity = velocity(named: name.range) {
            system.nodes.append(Node(.state, left: UInt16(velocity)))
        } else {
            throw unknownName(name)
        }
    }

    private mutating func parseCall(of name: Token) throws(EquationError) {
        guard let function = function(named: name.range) else { throw unknownFunction(name) }
        try parseParentheses()
        try append(function, left: system.nodes.count - 1, at: name)
    }

    func function(named name: Range<Int>) -> Operation? {
        for operation in Operation.functions where lexer.spells(operation.symbol, at: name) { return operation }
        return lexer.spells("Abs", at: name) ? .abs : nil
    }

    /// The place of the name at `range` in a list of names.
    @inline(__always)
    func index(of range: Range<Int>, in names: [String]) -> Int? {
        for index in names.indices where lexer.spells(names[index], at: range) { return index }
        return nil
    }

    /// The state variable named at `range`, which may be a velocity under either of its names.
    mutating func stateVariable(named range: Range<Int>) -> Int? {
        index(of: range, in: system.scope.stateVariables) ?? velocity(named: range)
    }

    /// The velocity that `vx` or `dx` stands for, whichever of the two the problem calls it.
    private mutating func velocity(named range: Range<Int>) -> Int? {
        let first = lexer.text[range.lowerBound]
        guard first == UInt8(ascii: "d") || first == UInt8(ascii: "v"), range.count > 1 else { return nil }
        return velocity(ofVariableAt: range.dropFirst())
    }

    private mutating func velocity(ofVariableAt range: Range<Int>) -> Int? {
        guard let position = index(of: range, in: system.scope.stateVariables) else { return nil }
        if let velocity = system.scope.velocity(of: position) { return velocity }
        addHiddenVelocitiesOfLaterEquations()
        return system.scope.velocity(of: position)
    }

    /// Whether `name` and what follows read `d… / dt`; then the parser stands on the `dt`.
    private mutating func isDerivativeOverTime(_ name: Token) -> Bool {
        let slash = lexer.token
        guard slash.kind == .over, lexer.text[name.start] == UInt8(ascii: "d"), name.end - name.start > 1 else {
            return false
        }
        lexer.advance()
        if lexer.token.kind == .name, lexer.text[lexer.token.start] == UInt8(ascii: "d"),
            lexer.spells("dt", at: lexer.token.range) || lexer.spells("dt2", at: lexer.token.range)
        {
            return true
        }
        lexer.rewind(to: slash)
        return false
    }
}
