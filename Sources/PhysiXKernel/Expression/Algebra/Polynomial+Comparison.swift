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
}

extension Monomial {
    func hasSameFactors(as other: Monomial, _ tolerance: Double) -> Bool {
        guard factors.count == other.factors.count, shape == other.shape else { return false }
        return factors.allSatisfy { factor in
            other.factors.contains { $0.exponent == factor.exponent && $0.atom.isClose(to: factor.atom, tolerance) }
        }
    }
}

extension Double {
    /// Whether two numbers agree within a relative tolerance.
    func isClose(to other: Double, _ tolerance: Double) -> Bool {
        self == other || (self - other).magnitude <= tolerance * max(magnitude, other.magnitude)
    }
}
