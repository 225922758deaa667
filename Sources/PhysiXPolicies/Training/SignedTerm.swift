import PhysiXKernel

/// One of the additive terms of a right side, with its parameters' names.
struct SignedTerm {
    var isNegated: Bool
    var magnitude: Expression

    /// The terms of the outermost sum; products are not multiplied out.
    static func terms(of expression: Expression) -> [SignedTerm] {
        /// An expression, and the same as terms.
        struct Part {
            var whole: Expression
            var terms: [SignedTerm]

            init(_ whole: Expression, _ terms: [SignedTerm]? = nil) {
                self.whole = whole
                self.terms = terms ?? [SignedTerm(isNegated: false, magnitude: whole)]
            }
        }
        let all: Part = expression.fold { node, operands in
            switch operands {
            case .none: Part(.leaf(node))
            case .one(let part):
                Part(
                    .applying(node.operation, to: part.whole),
                    node.operation == .negate ? part.terms.map(\.negated) : nil)
            case .two(let left, let right):
                Part(
                    .combining(left.whole, node.operation, right.whole),
                    node.operation == .add
                        ? left.terms + right.terms
                        : node.operation == .subtract ? left.terms + right.terms.map(\.negated) : nil)
            }
        }
        return all.terms
    }

    /// The sum of terms; 0 where there are none.
    static func sum(_ terms: [SignedTerm]) -> Expression {
        guard let first = terms.first else { return .constant(0) }
        let start = first.isNegated ? -first.magnitude : first.magnitude
        return terms.dropFirst().reduce(start) { $1.isNegated ? $0 - $1.magnitude : $0 + $1.magnitude }
    }

    private var negated: SignedTerm { SignedTerm(isNegated: !isNegated, magnitude: magnitude) }
}

extension Expression {
    fileprivate static func leaf(_ node: Node) -> Expression {
        switch node.operation {
        case .state: .state(Int(node.left))
        case .parameter: .parameter(Int(node.left))
        case .time: .time
        default: .constant(node.value)
        }
    }
}
