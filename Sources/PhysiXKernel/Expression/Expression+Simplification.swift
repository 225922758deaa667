extension Expression {
    /// The same expression with fewer operations: constants folded, like terms and like factors collected, signs moved
    /// out.
    ///
    /// Every value stays the same up to rounding, also where it is infinite or NaN: `x/x` stays, because it has no
    /// value at 0, and `0*log(x)` stays, because it has none below 0. Only overflow at huge states and the sign of zeros are
    /// not regarded.
    /// Products over sums are not multiplied out. Simplifying twice changes nothing more.
    public func simplified() -> Expression {
        guard let polynomial = Polynomial(self, .faithful) else { return self }
        return Expression(polynomial)
    }
}

extension EquationSystem {
    /// The same system with each right side simplified (``Expression/simplified()``).
    public func simplified() -> EquationSystem {
        var result = EquationSystem(scope: scope)
        result.derivatives = derivatives
        for index in equations.indices {
            let start = result.nodes.count
            result.nodes.append(contentsOf: rightHandSide(of: index).simplified().nodes, offsetBy: start)
            result.equations.append(equations[index])
            result.equations[index].nodes = start..<result.nodes.count
        }
        return result
    }
}
