public import PhysiXKernel

extension EquationSystem: JSONWritable {
    /// Writes the equations as syntax trees.
    ///
    ///     {"text": "dx/dt = -k*x",
    ///      "equations": [{"variable": "x", "order": 1, "text": "dx/dt = -k*x", "right_side":
    ///         {"operation": "multiply", "operands": [
    ///             {"operation": "negate", "operands": [{"parameter": "k"}]}, {"state": "x"}]}}]}
    ///
    /// Leaves are `{"number": 2}`, `{"state": "x"}`, `{"parameter": "k"}` and `{"time": "t"}`.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("text", description)
            json.array("equations") { json in
                for index in equations.indices {
                    json.object { json in
                        json.member("variable", scope.stateVariables[equations[index].variable])
                        json.member("order", equations[index].order)
                        json.member("text", text(of: index))
                        json.member("right_side", SyntaxTree(rightHandSide(of: index), in: scope))
                    }
                }
            }
        }
    }
}

/// An expression as a tree with names in it.
private indirect enum SyntaxTree: JSONWritable {
    case number(Double)
    case name(role: String, String)
    case operation(Operation, [SyntaxTree])

    init(_ expression: Expression, in scope: Scope) {
        self = expression.fold { node, operands in
            switch operands {
            case .none:
                node.operation == .constant
                    ? .number(node.value) : .name(role: "\(node.operation)", scope.name(of: node))
            case .one(let operand): .operation(node.operation, [operand])
            case .two(let left, let right): .operation(node.operation, [left, right])
            }
        }
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .number(let value): json.member("number", value)
            case .name(let role, let name): json.member(role, name)
            case .operation(let operation, let operands):
                json.member("operation", "\(operation)")
                json.member("operands", operands)
            }
        }
    }
}
