import PhysiXKernel

/// A product of factors that may stand, with a coefficient, in a law.
struct Term: Hashable, Sendable {
    /// The factors; none for the constant term.
    var factors: [Factor]
    /// Where the search for each inner constant starts, in the order of the factors that have one.
    var innerStarts: [Double]
    /// What writing the term down costs, in nats: the logarithm of how rarely laws contain it.
    var cost: Double
    /// From which tier of the library on it is considered.
    var tier: Tier

    /// Nested parts of the library.
    ///
    /// The search goes through them from the smallest to the whole, because the right law stands out more clearly from
    /// noise in a small library than in a large one.
    enum Tier: Int, CaseIterable, Comparable, Sendable {
        case quadratic, polynomial, oscillating, everything

        static func < (left: Tier, right: Tier) -> Bool { left.rawValue < right.rawValue }
    }

    init(_ factors: [Factor], innerStarts: [Double] = [], cost: Double, tier: Tier) {
        self.factors = factors
        self.innerStarts = innerStarts
        self.cost = cost
        self.tier = tier
    }

    /// The total degree of a monomial, or `nil` where it is none.
    var degree: Int? {
        var degree = 0
        for factor in factors {
            guard case .power(_, let exponent) = factor, exponent > 0 else { return nil }
            degree += exponent
        }
        return degree
    }

    /// Its values along curves, with the inner constants where the search starts.
    func values(on curves: Curves) -> [Double] { values(on: curves, inner: innerStarts[...]) }

    /// Its values along curves with given inner constants.
    func values(on curves: Curves, inner: ArraySlice<Double>) -> [Double] {
        var product = [Double](repeating: 1, count: curves.times.count)
        var remaining = inner
        for factor in factors {
            let constant = factor.hasInnerConstant ? remaining.removeFirst() : 0
            let values = factor.values(on: curves, inner: constant)
            for index in product.indices { product[index] *= values[index] }
        }
        return product
    }

    /// The term times a coefficient; `nil` leaves a coefficient of 1 away.
    func expression(coefficient: Expression?, inner: [Expression]) -> Expression {
        var numerator = coefficient
        var divisors: [Expression] = []
        var remaining = inner[...]
        for factor in factors {
            let constant = factor.hasInnerConstant ? remaining.removeFirst() : .constant(0)
            let (expression, isDivisor) = factor.expression(inner: constant)
            if isDivisor {
                divisors.append(expression)
            } else {
                numerator = numerator.map { $0 * expression } ?? expression
            }
        }
        return divisors.reduce(numerator ?? .constant(1)) { $0 / $1 }
    }
}
