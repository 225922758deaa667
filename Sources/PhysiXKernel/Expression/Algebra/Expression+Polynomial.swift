extension Expression {
    /// A polynomial written out, a positive term first where there is one, since a leading minus is an operator more.
    init(_ polynomial: Polynomial) {
        var terms = polynomial.terms
        if let first = terms.first, first.coefficient < 0,
            let positive = terms.firstIndex(where: { $0.coefficient > 0 })
        {
            terms.insert(terms.remove(at: positive), at: 0)
        }
        guard let first = terms.first else {
            self = .constant(0)
            return
        }
        self = terms.dropFirst().reduce(Expression(signed: first)) { sum, term in
            term.coefficient < 0 ? sum - Expression(unsigned: term) : sum + Expression(unsigned: term)
        }
    }

    private init(signed term: Monomial) {
        self.init(product: term, isNegative: term.coefficient < 0)
    }

    /// A term without its sign.
    init(unsigned term: Monomial) { self.init(product: term, isNegative: false) }

    private init(product term: Monomial, isNegative: Bool) {
        let number = term.coefficient.magnitude
        var above = term.factors.filter { $0.exponent > 0 }.map { Expression($0.atom, to: $0.exponent) }
        var below = term.factors.filter { $0.exponent < 0 }.map { Expression($0.atom, to: -$0.exponent) }
        if number != 1 || above.isEmpty { above.insert(.constant(number), at: 0) }
        if term.divisor != 1 { below.insert(.constant(term.divisor), at: 0) }
        let first = isNegative ? Self.negative(above[0], term, number) : above[0]
        let numerator = above.dropFirst().reduce(first, *)
        self = below.isEmpty ? numerator : numerator / below.dropFirst().reduce(below[0], *)
    }

    /// The first factor of a negative term with the sign in it: a difference is turned round.
    private static func negative(_ first: Expression, _ term: Monomial, _ number: Double) -> Expression {
        guard number == 1, let factor = term.factors.first(where: { $0.exponent > 0 }), factor.exponent == 1,
            case .group(let sum) = factor.atom.kind, sum.terms.contains(where: { $0.coefficient < 0 })
        else { return -first }
        return Expression(sum.scaled(by: -1))
    }

    private init(_ atom: Atom, to exponent: Int) {
        let base =
            switch atom.kind {
            case .symbol(let operation, let index): Expression(nodes: [Node(operation, left: UInt16(index))])
            case .function(let operation, let operand): Expression.applying(operation, to: Expression(operand))
            case .power(let base, let exponent): Expression.power(Expression(base), Expression(exponent))
            case .group(let sum): Expression(sum)
            }
        self = exponent == 1 ? base : .power(base, .constant(Double(exponent)))
    }
}
