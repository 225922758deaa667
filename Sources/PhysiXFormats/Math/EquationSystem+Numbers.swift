package import PhysiXKernel

extension EquationSystem {
    /// The equations with numbers in the places of their parameters, signs drawn together: `dx/dt = -0.5*x - 2*y`.
    ///
    /// - Parameter values: a number for each parameter of the scope, as it is to be shown.
    /// - Returns: a text for each equation.
    package func equations(withNumbers values: [Double]) -> [String] {
        equations.indices.map { index in
            let shown = rightHandSide(of: index).fold { Signed($0, $1, values: values) }.expression
            let name = scope.stateVariables[equations[index].variable]
            let order = equations[index].order == 2 ? "2" : ""
            return "d\(order)\(name)/dt\(order) = \(shown.text(in: scope))"
        }
    }

    /// The system for people: where all its numbers are known, they stand in the places of the names, signs drawn together.
    package func showing(_ numbers: Parameters) -> EquationSystem {
        let values = scope.parameters.map { numbers[$0] ?? .nan }
        guard values.allSatisfy(\.isFinite) else { return self }
        let text = equations(withNumbers: values).joined(separator: "; ")
        let scope = Scope(stateVariables: scope.stateVariables, isDriven: scope.isDriven)
        do throws(EquationError) { return try EquationSystem(parsing: text, in: scope) } catch {
            // Numbers in the places of names can make a text too long, which costs the signs only.
            return self
        }
    }
}

/// An expression together with its negation, so that a sum can turn `+ -2*x` into `- 2*x`.
private struct Signed {
    let expression: Expression
    let negation: Expression
    /// Whether the text would begin with a minus sign.
    let isNegative: Bool

    init(_ node: Node, _ operands: Operands<Signed>, values: [Double]) {
        switch operands {
        case .none: self.init(leaf: node, values: values)
        case .one(let operand) where node.operation == .negate:
            self.init(operand.negation, negation: operand.expression, isNegative: !operand.isNegative)
        case .one(let operand): self.init(.applying(node.operation, to: operand.expression))
        case .two(let left, let right): self.init(left, node.operation, right)
        }
    }

    private init(leaf node: Node, values: [Double]) {
        switch node.operation {
        case .parameter: self.init(number: values[Int(node.left)])
        case .constant: self.init(number: node.value)
        case .state: self.init(.state(Int(node.left)))
        default: self.init(.time)
        }
    }

    private init(_ left: Signed, _ operation: Operation, _ right: Signed) {
        switch operation {
        case .add where right.isNegative: self.init(left.expression - right.negation, isNegative: left.isNegative)
        case .subtract where right.isNegative: self.init(left.expression + right.negation, isNegative: left.isNegative)
        case .multiply, .divide:
            self.init(
                .combining(left.expression, operation, right.expression),
                negation: .combining(left.negation, operation, right.expression), isNegative: left.isNegative)
        default: self.init(.combining(left.expression, operation, right.expression))
        }
    }

    private init(number: Double) {
        self.init(.constant(number), negation: .constant(-number), isNegative: number < 0)
    }

    private init(_ expression: Expression, negation: Expression? = nil, isNegative: Bool = false) {
        self.expression = expression
        self.negation = negation ?? -expression
        self.isNegative = isNegative
    }
}
