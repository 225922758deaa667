extension Expression {
    /// The value at one state, by walking over the tree: for tests and comparisons; integration uses a ``Program``.
    ///
    /// - Parameters:
    ///   - state: a value for each state variable.
    ///   - parameters: a value for each parameter.
    ///   - time: the value of `t`.
    /// - Returns: NaN or infinity where the expression has no finite value.
    public func value(state: [Double], parameters: [Double] = [], time: Double = 0) -> Double {
        fold { node, operands in
            switch operands {
            case .none:
                switch node.operation {
                case .state: state[Int(node.left)]
                case .parameter: parameters[Int(node.left)]
                case .time: time
                default: node.value
                }
            case .one(let operand): node.operation.value(operand)
            case .two(let left, let right): node.operation.value(left, right)
            }
        }
    }

    /// The same expression with numbers in the place of parameters.
    public func substituting(parameters values: [Double]) -> Expression {
        Expression(
            nodes: nodes.map { node in
                node.operation == .parameter ? Node(.constant, value: values[Int(node.left)]) : node
            })
    }
}

extension Operation {
    /// The value of a unary operation.
    func value(_ operand: Double) -> Double {
        switch self {
        case .negate: -operand
        case .sin: Elementary.sin(operand)
        case .cos: Elementary.cos(operand)
        case .tan: Elementary.tan(operand)
        case .exp: Elementary.exp(operand)
        case .log: Elementary.log(operand)
        case .sqrt: Elementary.sqrt(operand)
        case .abs: Elementary.abs(operand)
        default: preconditionFailure("\(self) does not take one operand")
        }
    }

    /// The value of a binary operation.
    func value(_ left: Double, _ right: Double) -> Double {
        switch self {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: left / right
        case .power: Elementary.power(left, right)
        default: preconditionFailure("\(self) does not take two operands")
        }
    }
}
