/// One equation as written: which derivative its left side names, and where its right side is.
public struct Equation: Sendable, Hashable {
    /// The index of the state variable on the left side.
    public var variable: Int
    /// The order of the derivative, 1 or 2.
    public var order: Int
    /// The nodes of the right side within ``EquationSystem/nodes``; the last one is its root.
    public var nodes: Range<Int>
}

/// Where the time derivative of one state variable comes from.
public enum Derivative: Sendable, Hashable {
    /// From the right side of the equation at this index.
    case equation(Int)
    /// It is another state variable: `dx/dt = vx`.
    case state(Int)
}

/// Several ordinary differential equations over one scope, as written and reduced to first order.
///
/// A value: parse one (``init(parsing:in:)``), or build it from expressions (``init(_:in:)``).
public struct EquationSystem: Sendable, Hashable {
    /// The names in use.
    ///
    /// A second-order equation for a variable whose velocity was not measured adds that velocity.
    public internal(set) var scope: Scope
    /// The nodes of all right sides, one after the other, each in postfix order.
    ///
    /// Operand indices refer to this array.
    public internal(set) var nodes: [Node]
    /// The equations in the order in which they were written.
    public internal(set) var equations: [Equation]
    /// The source of each state variable's derivative, in the order of ``Scope/stateVariables``.
    public internal(set) var derivatives: [Derivative]

    /// An empty system, to be filled by a parser.
    init(scope: Scope) {
        self.scope = scope
        nodes = []
        equations = []
        derivatives = []
    }

    /// Builds a system from right sides.
    ///
    /// - Parameters:
    ///   - laws: for each equation the index of the variable in `scope`, the order (1 or 2) and the right side.
    ///   - scope: the names that the expressions' indices refer to.
    /// - Throws: an ``EquationError`` where a variable has no equation or two, or a velocity an equation of second order.
    /// - Precondition: the variables are indices of `scope` and the orders 1 or 2.
    public init(_ laws: [(variable: Int, order: Int, rightHandSide: Expression)], in scope: Scope) throws(EquationError)
    {
        self.init(scope: scope)
        for law in laws {
            precondition(scope.stateVariables.indices.contains(law.variable), "the variable is one of the scope")
            precondition(law.order == 1 || law.order == 2, "equations have the order 1 or 2")
            let start = nodes.count
            nodes.append(contentsOf: law.rightHandSide.nodes, offsetBy: start)
            equations.append(Equation(variable: law.variable, order: law.order, nodes: start..<nodes.count))
        }
        try resolveDerivatives()
    }

    /// The right side of the equation at `index`, as an expression of its own.
    public func rightHandSide(of index: Int) -> Expression {
        let range = equations[index].nodes
        var copy: [Node] = []
        copy.append(contentsOf: nodes[range], offsetBy: -range.lowerBound)
        return Expression(nodes: copy)
    }

    /// The number of operators as the reward counts them: binary operators, unary minus and function calls of all
    /// right sides, as written (Docs/Contract.md §4).
    public var operatorCount: Int {
        nodes.reduce(0) { $0 + ($1.operation.arity > 0 ? 1 : 0) }
    }
}
