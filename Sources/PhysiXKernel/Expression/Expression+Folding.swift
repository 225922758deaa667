/// What a node's operands became when an expression was folded.
package enum Operands<Value> {
    case none
    case one(Value)
    case two(Value, Value)
}

extension Expression {
    /// Computes a value for each node from the values of its operands, from the leaves to the root, without recursion.
    package func fold<Value>(_ combine: (Node, Operands<Value>) -> Value) -> Value {
        var values: [Value] = []
        for node in nodes {
            switch node.operation.arity {
            case 0: values.append(combine(node, .none))
            case 1: values.append(combine(node, .one(values.removeLast())))
            default:
                let right = values.removeLast()
                values.append(combine(node, .two(values.removeLast(), right)))
            }
        }
        return values.removeLast()
    }
}
