extension Polynomial {
    /// The polynomial that an expression stands for, or `nil` where a number in it is not finite.
    init?(_ expression: Expression, _ algebra: Algebra) {
        let result: Polynomial = expression.fold { node, operands in
            switch operands {
            case .none: Polynomial(leaf: node)
            case .one(let operand): Polynomial(node.operation, operand, algebra)
            case .two(let left, let right): Polynomial(left, node.operation, right, algebra)
            }
        }
        guard result.isFinite else { return nil }
        self = result
    }

    private init(leaf node: Node) {
        self.init(
            node.operation == .constant
                ? Polynomial(constant: node.value).terms
                : [
                    Monomial(
                        coefficient: 1,
                        factors: [Factor(atom: Atom(.symbol(node.operation, Int(node.left))), exponent: 1)])
                ])
    }

    private init(_ operation: Operation, _ operand: Polynomial, _ algebra: Algebra) {
        if operation == .negate {
            self = operand.scaled(by: -1)
        } else if let value = operand.constant.map(operation.value), value.isFinite {
            self.init(constant: value)
        } else if operation == .sqrt, algebra == .expanding {
            self.init(operand, .power, Polynomial(constant: 0.5), algebra)
        } else {
            let isFlipped = operation.parity != nil && operand.hasNegativeSign(algebra)
            let atom = Atom(.function(operation, isFlipped ? operand.scaled(by: -1) : operand))
            self.init([
                Monomial(
                    coefficient: isFlipped && operation.parity == .odd ? -1 : 1,
                    factors: [Factor(atom: atom, exponent: 1)])
            ])
        }
    }

    private init(_ left: Polynomial, _ operation: Operation, _ right: Polynomial, _ algebra: Algebra) {
        switch operation {
        case .add: self = left.adding(right, algebra)
        case .subtract: self = left.adding(right.scaled(by: -1), algebra)
        case .multiply: self = left.multiplied(by: right, algebra)
        case .divide: self = left.multiplied(by: right.reciprocal(algebra), algebra)
        default: self.init(power: left, right, algebra)
        }
    }

    private init(power base: Polynomial, _ exponent: Polynomial, _ algebra: Algebra) {
        if let base = base.constant, let exponent = exponent.constant {
            let value = Elementary.power(base, exponent)
            self.init(constant: value)
        } else if let value = exponent.constant, let whole = Int(exactly: value),
            whole.magnitude <= Algebra.exponentLimit, let power = base.raised(to: whole, algebra)
        {
            self = power
        } else {
            self.init([Monomial(coefficient: 1, factors: [Factor(atom: Atom(.power(base, exponent)), exponent: 1)])])
        }
    }

    /// Whether a sign should be taken out of an odd or even function.
    private func hasNegativeSign(_ algebra: Algebra) -> Bool {
        switch algebra {
        case .faithful: isNegative
        case .expanding: leading.map { $0.coefficient < 0 } ?? false
        }
    }

    /// Whether every number in it is finite.
    private var isFinite: Bool {
        terms.allSatisfy { term in
            term.value.isFinite
                && term.factors.allSatisfy { factor in
                    switch factor.atom.kind {
                    case .symbol: true
                    case .function(_, let operand), .group(let operand): operand.isFinite
                    case .power(let base, let exponent): base.isFinite && exponent.isFinite
                    }
                }
        }
    }
}

extension Operation {
    fileprivate enum Parity { case odd, even }

    /// What a function does with the sign of its operand.
    fileprivate var parity: Parity? {
        switch self {
        case .sin, .tan: .odd
        case .cos, .abs: .even
        default: nil
        }
    }
}
