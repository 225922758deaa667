extension Expression {
    /// The expression in the equation language, with as few parentheses as its structure needs.
    ///
    /// Reading it again gives the same structure; only a negative constant becomes a sign and a constant, and an
    /// infinite one or NaN cannot be read.
    ///
    /// - Parameter scope: the names of the expression's state variables and parameters.
    /// - Returns: text without line breaks.
    public func text(in scope: Scope) -> String {
        text(name: { scope.name(of: $0) }, function: \.symbol)
    }

    /// The expression in a language that writes arithmetic as ours does.
    ///
    /// - Parameters:
    ///   - name: what a state variable, a parameter or the time is called.
    ///   - function: what a function is called.
    /// - Returns: text without line breaks.
    package func text(name: (Node) -> String, function: (Operation) -> String) -> String {
        let whole: Printed = fold { node, operands in
            let operation = node.operation
            switch operands {
            case .none:
                guard operation == .constant else { return Printed(text: name(node), precedence: .atom) }
                return Printed(
                    text: node.value.numeral, precedence: node.value.sign == .minus ? .sign : .atom)
            case .one(let operand) where operation == .negate:
                return Printed(text: "-" + operand.text(atLeast: .sign), precedence: .sign)
            case .one(let operand):
                return Printed(text: "\(function(operation))(\(operand.text))", precedence: .atom)
            case .two(let left, let right):
                let (leftLimit, rightLimit) = operation.operandLimits
                let gap = operation.precedence == .sum ? " " : ""
                return Printed(
                    text: left.text(atLeast: leftLimit) + gap + operation.symbol + gap
                        + right.text(atLeast: rightLimit),
                    precedence: operation.precedence)
            }
        }
        return whole.text
    }

    private struct Printed {
        var text: String
        var precedence: Operation.Precedence

        func text(atLeast limit: Operation.Precedence) -> String { precedence < limit ? "(\(text))" : text }
    }
}

extension Operation {
    /// How tightly the operands of a binary operation must bind to stand without parentheses.
    package var operandLimits: (left: Precedence, right: Precedence) {
        switch precedence {
        case .sum: (.sum, .product)
        case .product: (.product, .sign)
        case .power: (.atom, .sign)
        case .lowest, .sign, .atom: (.atom, .atom)
        }
    }
}

extension Scope {
    /// The name of a leaf that is not a constant.
    package func name(of node: Node) -> String {
        switch node.operation {
        case .state: stateVariables[Int(node.left)]
        case .parameter: parameters[Int(node.left)]
        default: node.operation.symbol
        }
    }
}

extension Double {
    /// The shortest decimal that reads back as this value; whole numbers have no fraction, and large ones that end in many
    /// zeros a power of ten.
    package var numeral: String {
        let text = description
        guard text.hasSuffix(".0") else { return text }
        let sign = self < 0 ? "-" : ""
        let digits = text.dropFirst(sign.count).dropLast(2)
        let leading = digits.reversed().drop { $0 == "0" }.reversed()
        guard digits.count > 7, digits.count - leading.count >= 5 else { return sign + digits }
        let fraction = leading.count > 1 ? "." + String(leading.dropFirst()) : ""
        let exponent = digits.count - 1
        return "\(sign)\(digits.prefix(1))\(fraction)e+\(exponent < 10 ? "0" : "")\(exponent)"
    }
}
