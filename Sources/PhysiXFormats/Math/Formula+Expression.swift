import PhysiXKernel

extension Formula {
    /// An equation as written: a derivative as a fraction, and its right side.
    ///
    /// - Parameters:
    ///   - index: which of the system's equations.
    ///   - system: the equations.
    ///   - numbers: values to put in the place of parameters.
    init(equation index: Int, of system: EquationSystem, numbers: Parameters?) {
        let equation = system.equations[index]
        let variable = Formula.name(MathName(state: equation.variable, in: system.scope))
        let time = Formula.name(MathName("t"))
        let left =
            equation.order == 2
            ? Formula.fraction(
                .row([.superscript(.differential, .number("2")), variable]),
                .row([.differential, .superscript(time, .number("2"))]))
            : Formula.fraction(.row([.differential, variable]), .row([.differential, time]))
        self = .row([
            left, .sign(.equals), Formula(system.rightHandSide(of: index), in: system.scope, numbers: numbers),
        ])
    }

    /// An expression.
    init(_ expression: Expression, in scope: Scope, numbers: Parameters? = nil) {
        let piece: Piece = expression.fold { node, operands in
            switch operands {
            case .none: Piece(leaf: node, in: scope, numbers: numbers)
            case .one(let operand): Piece(node.operation, operand)
            case .two(let left, let right): Piece(left, node.operation, right)
            }
        }
        self = piece.formula
    }
}

/// A part of a formula, and what decides whether it needs parentheses.
private struct Piece {
    var formula: Formula
    var precedence: Operation.Precedence
    var startsWithSign = false
    var startsWithDigit = false
    /// Whether its first or last symbol is a word, which must not run into another one.
    var startsWithWord = false
    var endsWithWord = false

    init(_ formula: Formula, _ precedence: Operation.Precedence) {
        self.formula = formula
        self.precedence = precedence
    }

    init(leaf node: Node, in scope: Scope, numbers: Parameters?) {
        switch node.operation {
        case .constant: self.init(number: node.value)
        case .state:
            self.init(MathName(state: Int(node.left), in: scope))
        default:
            let name = scope.name(of: node)
            if node.operation == .parameter, let value = numbers?[name] {
                self.init(number: value)
            } else {
                self.init(MathName(name))
            }
        }
    }

    private init(_ name: MathName) {
        self.init(.name(name), .atom)
        guard case .word = name.symbol else { return }
        startsWithWord = true
        endsWithWord = name.index.isEmpty
    }

    /// A number; one with a power of ten is a product.
    init(number value: Double) {
        let parts = value.magnitude.numeral.split(separator: "e")
        self.init(.number(parts.first.map(String.init) ?? "0"), .atom)
        startsWithDigit = true
        if parts.count == 2, let exponent = Int(parts[1]) {
            let power = Formula.superscript(.number("10"), Formula(integer: exponent))
            formula = parts[0] == "1" ? power : .row([formula, .sign(.dot), power])
            precedence = parts[0] == "1" ? .power : .product
        }
        if value.sign == .minus {
            formula = .negative(formula)
            precedence = .sign
            startsWithSign = true
        }
    }

    init(_ operation: Operation, _ operand: Piece) {
        precedence = .atom
        switch operation {
        case .negate:
            formula = .negative(operand.formula(atLeast: .product))
            precedence = .sign
            startsWithSign = true
        case .sqrt: formula = .root(operand.formula)
        case .abs: formula = .bars(operand.formula)
        case .exp:
            formula = .superscript(.name(MathName("e")), operand.formula)
            precedence = .power
        default:
            formula = .call(operation.symbol, exponent: [], operand.formula)
        }
    }

    init(_ left: Piece, _ operation: Operation, _ right: Piece) {
        precedence = operation.precedence
        switch operation {
        case .divide:
            formula = .fraction(left.formula, right.formula)
        case .power:
            if case .call(let function, let exponent, let operand) = left.formula, exponent.isEmpty {
                formula = .call(function, exponent: [right.formula], operand)
            } else {
                formula = .superscript(left.formula(atLeast: .atom), right.formula)
                startsWithWord = left.startsWithWord
            }
        default:
            let isProduct = operation == .multiply
            let second = right.formula(atLeast: isProduct || operation == .subtract ? .product : .sum)
            let needsDot = right.startsWithDigit || (left.endsWithWord && right.startsWithWord)
            let sign: Formula.Sign =
                isProduct ? (needsDot ? .dot : .invisibleTimes) : operation == .add ? .plus : .minus
            formula = .row([left.formula(atLeast: isProduct ? .product : .sum, mayHaveSign: true), .sign(sign), second])
            startsWithSign = left.startsWithSign
            startsWithDigit = left.startsWithDigit
            startsWithWord = left.startsWithWord
            endsWithWord = right.endsWithWord
        }
    }

    /// The formula, in parentheses where it binds looser than `limit` or where a sign would follow an operator.
    func formula(atLeast limit: Operation.Precedence, mayHaveSign: Bool = false) -> Formula {
        precedence < limit || (startsWithSign && !mayHaveSign) ? .parentheses(formula) : formula
    }
}

extension Formula {
    fileprivate init(integer: Int) {
        self = integer < 0 ? .negative(.number("\(-integer)")) : .number("\(integer)")
    }
}
