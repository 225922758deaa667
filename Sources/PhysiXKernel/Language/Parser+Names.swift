extension Parser {
    /// Reads a name, a call such as `sin(x)`, or a velocity written as `dx/dt`.
    mutating func parseName() throws(EquationError) {
        let name = lexer.token
        let key = lexer.nameKey
        lexer.advance()
        if lexer.token.kind == .opening { return try parseCall(of: name) }
        if let order = orderOfQuotient(name) {
            return try parseVelocity(name.start + order..<name.end, order: order, from: name.start)
        }
        let stateCount = system.scope.stateVariables.count
        if let symbol = symbol(key, at: name.range, in: 0..<system.scope.symbols.count) {
            append(
                symbol < stateCount
                    ? Node(.state, left: UInt16(truncatingIfNeeded: symbol))
                    : Node(.parameter, left: UInt16(truncatingIfNeeded: symbol - stateCount)))
        } else if key == UInt64(UInt8(ascii: "t")) {
            guard system.scope.isDriven else { throw timeNotAvailable(name) }
            append(Node(.time))
        } else if let velocity = velocity(named: name.range) {
            append(Node(.state, left: UInt16(velocity)))
        } else {
            throw unknownName(name)
        }
    }

    /// Reads the rest of `dx/dt`, standing on its `dt`.
    private mutating func parseVelocity(_ variable: Range<Int>, order: Int, from start: Int) throws(EquationError) {
        guard order == 1, let velocity = velocity(ofVariableAt: variable) else {
            throw unknownDerivative(start..<lexer.token.end, of: variable, order: order)
        }
        append(Node(.state, left: UInt16(velocity)))
        lexer.advance()
    }

    private mutating func parseCall(of name: Token) throws(EquationError) {
        guard let function = Symbol.function(lexer.key(of: name.range)) else { throw unknownFunction(name) }
        try parseParentheses()
        try appendCall(of: function, at: name)
    }

    func function(named name: Range<Int>) -> Operation? { Symbol.function(lexer.key(of: name)) }

    /// The index of the symbol, one of `indices`, whose name stands at `range` and has this key.
    @inline(__always)
    private func symbol(_ key: UInt64, at range: Range<Int>, in indices: Range<Int>) -> Int? {
        let symbols = system.scope.symbols.span
        precondition(indices.upperBound <= symbols.count, "indices of symbols")
        for index in indices where unsafe symbols[unchecked: index].key == key {
            if !Symbol.isAbbreviated(key) || lexer.spells(symbol: index, of: system.scope, at: range) { return index }
        }
        return nil
    }

    @inline(__always)
    func state(at range: Range<Int>) -> Int? {
        symbol(lexer.key(of: range), at: range, in: 0..<system.scope.stateVariables.count)
    }

    /// The state variable named at `range`, which may be a velocity under either of its names.
    mutating func stateVariable(named range: Range<Int>) -> Int? {
        state(at: range) ?? velocity(named: range)
    }

    /// The velocity that `vx` or `dx` stands for, whichever of the two the problem calls it.
    private mutating func velocity(named range: Range<Int>) -> Int? {
        let first = lexer.text[range.lowerBound]
        guard first == UInt8(ascii: "d") || first == UInt8(ascii: "v"), range.count > 1 else { return nil }
        return velocity(ofVariableAt: range.dropFirst())
    }

    private mutating func velocity(ofVariableAt range: Range<Int>) -> Int? {
        guard let position = state(at: range) else { return nil }
        if let velocity = system.scope.velocity(of: position) { return velocity }
        addHiddenVelocitiesOfLaterEquations()
        return system.scope.velocity(of: position)
    }

    /// The order of the derivative if `name` and what follows read `d… / dt`; then the parser stands on the `dt`.
    private mutating func orderOfQuotient(_ name: Token) -> Int? {
        let slash = lexer.token
        guard slash.kind == .over, lexer.text[name.start] == UInt8(ascii: "d") else { return nil }
        lexer.advance()
        if let order = orderOfTimeDerivative, name.end - name.start > order { return order }
        lexer.rewind(to: slash)
        return nil
    }

    /// The order that the current token gives a derivative, if it is `dt` or `dt2`.
    var orderOfTimeDerivative: Int? {
        guard lexer.token.kind == .name else { return nil }
        switch lexer.nameKey {
        case Symbol.time: return 1
        case Symbol.timeSquared: return 2
        default: return nil
        }
    }
}

extension Lexer {
    /// Whether all of a long symbol's name stands at `range`; kept out of the search, which it would slow down.
    @inline(never)
    fileprivate func spells(symbol index: Int, of scope: Scope, at range: Range<Int>) -> Bool {
        spells(scope.name(ofSymbol: index), at: range)
    }
}

extension Symbol {
    /// The function whose name has this key.
    fileprivate static func function(_ key: UInt64) -> Operation? {
        for (index, candidate) in functions.enumerated() where candidate == key {
            return index < Operation.functions.count ? Operation.functions[index] : .abs
        }
        return nil
    }

    fileprivate static let functions = (Operation.functions.map(\.symbol) + ["Abs"]).map(Symbol.key)
    fileprivate static var time: UInt64 { UInt64(UInt8(ascii: "t")) << 8 | UInt64(UInt8(ascii: "d")) }
    fileprivate static var timeSquared: UInt64 { UInt64(UInt8(ascii: "2")) << 16 | time }
}
