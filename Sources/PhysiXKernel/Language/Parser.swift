/// Reads equations of motion: a Pratt parser over UTF-8 bytes that refills an ``EquationSystem``.
///
/// It owns the scratch memory of one worker and reuses it, so keep one and call it often: after the first calls reading
/// a text allocates nothing, unless an equation adds a hidden velocity, a number has more than nineteen digits, or the
/// text is refused.
public struct Parser: ~Copyable {
    var lexer = Lexer()
    var system = EquationSystem(scope: Scope(stateVariables: []))
    var depth = 0
    /// The nodes of the right sides, until the text is known to be acceptable.
    private var nodes = ScratchMemory()
    private var nodeCount = 0
    private var operatorCount = 0

    /// A parser with empty scratch memory.
    public init() {}

    /// Reads equations separated by `;` or newlines, such as `d2x/dt2 = -(k/m)*x` (Docs/Contract.md §3).
    ///
    /// - Parameters:
    ///   - text: UTF-8; anything that is not part of the language is refused.
    ///   - scope: the names that the text may use.
    ///   - system: receives the equations, reusing its memory; unspecified where the text is refused.
    /// - Throws: an ``EquationError`` with the byte range of what was not understood.
    public mutating func parse(
        _ text: Span<UInt8>, in scope: Scope, into system: inout EquationSystem
    ) throws(EquationError) {
        swap(&self.system, &system)
        defer { swap(&self.system, &system) }
        self.system.removeAll(in: scope)
        depth = 0
        nodeCount = 0
        operatorCount = 0
        guard text.count <= Limits.bytes else { throw tooLong(text.count) }
        try scope.checkParameters()
        // Each node has at least one byte of the text for itself.
        _ = unsafe nodes.room(for: text.count, of: Node.self)
        lexer.start(text)
        try parseEquations()
        unsafe self.system.nodes.refill(from: nodes.values(of: Node.self), count: nodeCount)
    }

    private mutating func parseEquations() throws(EquationError) {
        while lexer.token.kind != .end {
            if lexer.token.kind == .separator {
                lexer.advance()
            } else {
                try parseEquation()
            }
        }
        guard !system.equations.isEmpty else { throw empty() }
        try system.scope.checkParameters()
        try system.resolveDerivatives()
    }

    private mutating func parseEquation() throws(EquationError) {
        guard system.equations.count < Limits.equations else { throw tooManyEquations() }
        let left = try parseLeftSide()
        let start = nodeCount
        try parseExpression(above: .lowest)
        guard lexer.token.kind == .separator || lexer.token.kind == .end else { throw unexpectedAfterOperand() }
        system.equations.append(
            Equation(variable: left.variable, order: left.order, nodes: start..<nodeCount))
    }

    /// Reads operands joined by operators that bind tighter than `limit`; the result is the last node.
    private mutating func parseExpression(above limit: Operation.Precedence) throws(EquationError) {
        try parseOperand()
        while let operation = lexer.token.binaryOperation, operation.precedence > limit {
            let left = nodeCount - 1
            let sign = lexer.token
            lexer.advance()
            if operation == .power {
                // A power is right associative and its exponent may carry a sign.
                try descend(at: sign)
                try parseExpression(above: .sign)
                depth -= 1
            } else {
                try parseExpression(above: operation.precedence)
            }
            try append(operation, left: left, right: nodeCount - 1, at: sign)
        }
    }

    @inline(__always)
    private mutating func parseOperand() throws(EquationError) {
        let token = lexer.token
        switch token.kind {
        case .number:
            append(Node(.constant, value: lexer.value))
            lexer.advance()
        case .name: try parseName()
        case .opening: try parseParentheses()
        case .minus, .plus:
            lexer.advance()
            try descend(at: token)
            try parseExpression(above: .sign)
            depth -= 1
            if token.kind == .minus { try append(.negate, left: nodeCount - 1, at: token) }
        default: throw expectedOperand()
        }
    }

    /// Reads `( expression )`.
    mutating func parseParentheses() throws(EquationError) {
        let opening = lexer.token
        lexer.advance()
        try descend(at: opening)
        try parseExpression(above: .lowest)
        depth -= 1
        guard lexer.token.kind == .closing else { throw unclosed(opening) }
        lexer.advance()
    }

    @inline(__always)
    private mutating func descend(at token: Token) throws(EquationError) {
        depth += 1
        guard depth <= Limits.depth else { throw tooDeep(at: token) }
    }

    @inline(__always)
    mutating func append(
        _ operation: Operation, left: Int, right: Int = 0, at token: Token
    ) throws(EquationError) {
        operatorCount += 1
        guard operatorCount <= Limits.operators else { throw tooManyOperators(at: token) }
        append(Node(operation, left: UInt16(truncatingIfNeeded: left), right: UInt16(truncatingIfNeeded: right)))
    }

    @inline(__always)
    mutating func append(_ node: Node) {
        unsafe (nodes.values(of: Node.self) + nodeCount).initialize(to: node)
        nodeCount &+= 1
    }

    /// Applies a function to the operand that was read last.
    mutating func appendCall(of function: Operation, at token: Token) throws(EquationError) {
        try append(function, left: nodeCount - 1, at: token)
    }
}

extension EquationSystem {
    /// Forgets the equations but not the memory; the nodes and derivatives are overwritten in the end.
    mutating func removeAll(in scope: Scope) {
        // Comparing shared arrays is quick; assigning them counts references, which cores would fight over.
        if self.scope != scope { self.scope = scope }
        // For the few that there are this costs less than `removeAll`.
        while equations.popLast() != nil {}
    }
}
