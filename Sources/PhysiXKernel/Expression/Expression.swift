/// A mathematical expression over state variables, parameters and time: an immutable value in postfix order.
///
/// Build one by parsing (``EquationSystem``) or from parts:
///
///     let x = Expression.state(0)
///     let law = -(.parameter(0) * x) + .constant(2) * .sin(x)
///
/// Operands are copied into the result, so building from parts costs time and memory linear in the size. An expression
/// has at most 65,536 nodes; a larger one is a mistake of the caller and stops the program.
public struct Expression: Sendable, Hashable {
    /// The nodes; operand indices refer to this array and the last node is the root.
    public internal(set) var nodes: [Node]

    init(nodes: [Node]) {
        precondition(!nodes.isEmpty, "an expression has at least one node")
        self.nodes = nodes
    }

    /// The index of the outermost operation.
    public var root: Int { nodes.count - 1 }

    /// A number.
    public static func constant(_ value: Double) -> Expression { Expression(nodes: [Node(.constant, value: value)]) }
    /// The state variable at `index` of the scope.
    public static func state(_ index: Int) -> Expression {
        Expression(nodes: [Node(.state, left: UInt16(index))])
    }
    /// The parameter at `index` of the scope.
    public static func parameter(_ index: Int) -> Expression {
        Expression(nodes: [Node(.parameter, left: UInt16(index))])
    }
    /// The independent variable `t` of a driven problem.
    public static var time: Expression { Expression(nodes: [Node(.time)]) }

    /// A unary operation or function applied to an operand.
    ///
    /// - Precondition: `operation.arity == 1`.
    public static func applying(_ operation: Operation, to operand: Expression) -> Expression {
        precondition(operation.arity == 1, "\(operation) does not take one operand")
        var nodes = operand.nodes
        nodes.append(Node(operation, left: UInt16(operand.root)))
        return Expression(nodes: nodes)
    }

    /// A binary operation applied to two operands.
    ///
    /// - Precondition: `operation.arity == 2`.
    public static func combining(_ left: Expression, _ operation: Operation, _ right: Expression) -> Expression {
        precondition(operation.arity == 2, "\(operation) does not take two operands")
        var nodes = left.nodes
        nodes.reserveCapacity(left.nodes.count + right.nodes.count + 1)
        nodes.append(contentsOf: right.nodes, offsetBy: left.nodes.count)
        nodes.append(Node(operation, left: UInt16(left.root), right: UInt16(nodes.count - 1)))
        return Expression(nodes: nodes)
    }

    /// The sine, in radians.
    public static func sin(_ operand: Expression) -> Expression { applying(.sin, to: operand) }
    /// The cosine, in radians.
    public static func cos(_ operand: Expression) -> Expression { applying(.cos, to: operand) }
    /// The tangent, in radians.
    public static func tan(_ operand: Expression) -> Expression { applying(.tan, to: operand) }
    /// The exponential function.
    public static func exp(_ operand: Expression) -> Expression { applying(.exp, to: operand) }
    /// The natural logarithm.
    public static func log(_ operand: Expression) -> Expression { applying(.log, to: operand) }
    /// The square root.
    public static func sqrt(_ operand: Expression) -> Expression { applying(.sqrt, to: operand) }
    /// The absolute value.
    public static func abs(_ operand: Expression) -> Expression { applying(.abs, to: operand) }

    /// The negation.
    public static prefix func - (operand: Expression) -> Expression { applying(.negate, to: operand) }
    /// The sum.
    public static func + (left: Expression, right: Expression) -> Expression { combining(left, .add, right) }
    /// The difference.
    public static func - (left: Expression, right: Expression) -> Expression { combining(left, .subtract, right) }
    /// The product.
    public static func * (left: Expression, right: Expression) -> Expression { combining(left, .multiply, right) }
    /// The quotient.
    public static func / (left: Expression, right: Expression) -> Expression { combining(left, .divide, right) }
    /// The power of a base to an exponent.
    public static func power(_ base: Expression, _ exponent: Expression) -> Expression {
        combining(base, .power, exponent)
    }
}

extension [Node] {
    /// Appends nodes whose operand indices count from their own start, moving them by `offset`.
    mutating func append(contentsOf nodes: some Sequence<Node>, offsetBy offset: Int) {
        for var node in nodes {
            if node.operation.arity > 0 {
                node.left = UInt16(Int(node.left) + offset)
                if node.operation.arity == 2 { node.right = UInt16(Int(node.right) + offset) }
            }
            append(node)
        }
    }
}
