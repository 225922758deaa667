extension Polynomial {
    /// Whether both have the same terms in any order, their numbers within a relative tolerance.
    func isClose(to other: Polynomial, _ tolerance: Double) -> Bool {
        guard terms.count == other.terms.count else { return false }
        return terms.allSatisfy { term in
            other.terms.contains {
                $0.value.isClose(to: term.value, tolerance) && $0.hasSameFactors(as: term, tolerance)
            }
        }
    }

    /// The term whose sign decides how the whole is written where a sign may be taken out; the same in any order.
    var leading: Monomial? { terms.min { $0.shape < $1.shape } }

    /// What is left when the numbers and the order are taken away.
    var shape: String { terms.map(\.shape).sorted().joined(separator: "+") }
}

extension Monomial {
    func hasSameFactors(as other: Monomial, _ tolerance: Double) -> Bool {
        guard factors.count == other.factors.count else { return false }
        return factors.allSatisfy { factor in
            other.factors.contains { $0.exponent == factor.exponent && $0.atom.isClose(to: factor.atom, tolerance) }
        }
    }

    fileprivate var shape: String {
        factors.map { "\($0.atom.shape)^\($0.exponent)" }.sorted().joined(separator: "*")
    }
}

extension Atom {
    func isClose(to other: Atom, _ tolerance: Double) -> Bool {
        switch (self, other) {
        case (.symbol(let left, let leftIndex), .symbol(let right, let rightIndex)):
            left == right && leftIndex == rightIndex
        case (.function(let left, let leftOperand), .function(let right, let rightOperand)):
            left == right && leftOperand.isClose(to: rightOperand, tolerance)
        case (.power(let left, let leftExponent), .power(let right, let rightExponent)):
            left.isClose(to: right, tolerance) && leftExponent.isClose(to: rightExponent, tolerance)
        case (.group(let left), .group(let right)): left.isClose(to: right, tolerance)
        default: false
        }
    }

    fileprivate var shape: String {
        switch self {
        case .symbol(let operation, let index): "\(operation.rawValue).\(index)"
        case .function(let operation, let operand): "\(operation.symbol)(\(operand.shape))"
        case .power(let base, let exponent): "(\(base.shape))**(\(exponent.shape))"
        case .group(let sum): "(\(sum.shape))"
        }
    }
}

extension Double {
    /// Whether two numbers agree within a relative tolerance.
    func isClose(to other: Double, _ tolerance: Double) -> Bool {
        self == other || (self - other).magnitude <= tolerance * max(magnitude, other.magnitude)
    }
}
