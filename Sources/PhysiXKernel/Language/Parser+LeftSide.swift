extension Parser {
    /// Reads `dx/dt =` or `d2x/dt2 =`.
    mutating func parseLeftSide() throws(EquationError) -> (variable: Int, order: Int) {
        let start = lexer.token
        guard let derivative = readDerivative() else { throw malformedLeftSide(from: start) }
        let range = start.start..<lexer.token.end
        guard let variable = stateVariable(named: derivative.variable) else {
            throw unknownVariable(derivative.variable)
        }
        if derivative.order == 2 { try addHiddenVelocity(of: variable, at: range) }
        let target = system.target(variable: variable, order: derivative.order)
        for equation in system.equations
        where system.target(variable: equation.variable, order: equation.order) == target {
            throw duplicate(of: variable, at: range)
        }
        lexer.advance()
        guard lexer.token.kind == .equals else { throw expectedEquals(after: range) }
        lexer.advance()
        return (variable, derivative.order)
    }

    /// Reads `d… / dt` or `d2… / dt2` and stops on the last name of it; `nil` where something else stands there.
    private mutating func readDerivative() -> (variable: Range<Int>, order: Int)? {
        let numerator = lexer.token
        guard numerator.kind == .name, lexer.text[numerator.start] == UInt8(ascii: "d") else { return nil }
        lexer.advance()
        guard lexer.token.kind == .over else { return nil }
        lexer.advance()
        let variable = numerator.start + 1..<numerator.end
        switch orderOfTimeDerivative {
        case 1 where !variable.isEmpty && lexer.text[variable.lowerBound].beginsName: return (variable, 1)
        case 2 where variable.count > 1 && lexer.text[variable.lowerBound] == UInt8(ascii: "2"):
            return (variable.dropFirst(), 2)
        default: return nil
        }
    }

    private mutating func addHiddenVelocity(of variable: Int, at range: Range<Int>) throws(EquationError) {
        if let position = system.scope.position(of: variable) {
            let names = system.scope.stateVariables
            throw system.thirdOrder(names[variable], names[position], at: range)
        }
        guard system.scope.velocity(of: variable) == nil else { return }
        system.scope.addVelocity(of: variable)
    }

    /// Looks ahead for second-order equations, so that a velocity may be used before the equation that introduces it.
    mutating func addHiddenVelocitiesOfLaterEquations() {
        let here = lexer.token
        while lexer.token.kind != .end {
            let previous = lexer.token.kind
            lexer.advance()
            guard previous == .separator, let derivative = readDerivative(), derivative.order == 2,
                let variable = state(at: derivative.variable),
                system.scope.position(of: variable) == nil, system.scope.velocity(of: variable) == nil
            else { continue }
            system.scope.addVelocity(of: variable)
        }
        lexer.rewind(to: here)
    }
}
