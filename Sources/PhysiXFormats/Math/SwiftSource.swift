public import PhysiXKernel

extension EquationSystem {
    /// A Swift function that computes the derivatives, with the import it needs.
    ///
    /// The function takes the time, the state in the order of ``Scope/stateVariables``, and the parameters. Names that
    /// are words of Swift get an underscore.
    ///
    /// - Parameter numbers: default values of the parameters.
    /// - Returns: the text of a file, ending with a line feed.
    public func swiftSource(numbers: Parameters = Parameters()) -> String {
        let names = SourceNames(scope, reserved: Self.swiftWords)
        let parameters = scope.parameters.map { name in
            ", \(names[name]): Double" + (numbers[name].map { " = \($0)" } ?? "")
        }
        let states = scope.stateVariables.enumerated().map { "    let \(names[$1]) = state[\($0)]\n" }
        let rows = derivatives.indices.map {
            "        \(derivative(of: $0).swiftText { names[scope.name(of: $0)] }),\n"
        }
        return """
            import Foundation

            func derivatives(at t: Double, of state: [Double]\(parameters.joined())) -> [Double] {
            \(states.joined())    return [
            \(rows.joined())    ]
            }

            """
    }

    /// The keywords of Swift that may not name a variable, and what the function itself uses.
    private static var swiftWords: Set<String> {
        [
            "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do",
            "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import",
            "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol",
            "public", "repeat", "rethrows", "return", "self", "Self", "static", "struct", "subscript", "super",
            "switch",
            "throw", "throws", "true", "try", "typealias", "var", "where", "while", "_", "t", "state", "derivatives",
            "pow",
        ]
    }
}

extension Expression {
    /// The expression in Swift: powers are calls, binary operators have blanks, and no two signs meet.
    fileprivate func swiftText(name: (Node) -> String) -> String {
        typealias Written = (text: String, precedence: Operation.Precedence)
        let inParentheses = { (part: Written, limit: Operation.Precedence) in
            part.precedence < limit ? "(\(part.text))" : part.text
        }
        let whole: Written = fold { node, operands in
            let operation = node.operation
            switch operands {
            case .none:
                let text = operation == .constant ? "\(node.value)" : name(node)
                return (text, operation == .constant && node.value.sign == .minus ? .sign : .atom)
            case .one(let operand) where operation == .negate:
                return ("-" + inParentheses(operand, .power), .sign)
            case .one(let operand): return ("\(operation.symbol)(\(operand.text))", .atom)
            case .two(let base, let exponent) where operation == .power:
                return ("pow(\(base.text), \(exponent.text))", .atom)
            case .two(let left, let right):
                let limits = operation.operandLimits
                return (
                    "\(inParentheses(left, limits.left)) \(operation.symbol) \(inParentheses(right, limits.right))",
                    operation.precedence
                )
            }
        }
        return whole.text
    }
}
