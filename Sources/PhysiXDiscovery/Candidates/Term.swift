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
    /// What kind of term it is.
    var family: TermFamily

    /// Nested parts of the library.
    ///
    /// The search goes through them from the smallest to the whole, because the right law stands out more clearly from
    /// noise in a small library than in a large one.
    enum Tier: Int, CaseIterable, Comparable, Sendable {
        case quadratic, polynomial, oscillating, singular, everything

        static func < (left: Tier, right: Tier) -> Bool { left.rawValue < right.rawValue }
    }

    init(
        _ factors: [Factor], innerStarts: [Double] = [], cost: Double, tier: Tier, family: TermFamily = .polynomial
    ) {
        self.factors = factors
        self.innerStarts = innerStarts
        self.cost = cost
        self.tier = tier
        self.family = family
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

    /// Whether it is the same function, its inner constants being closer than a fit would move them.
    func isAlike(_ other: Term) -> Bool { factors == other.factors && hasConstants(of: other) }

    /// Whether its inner constants are closer to another term's than a fit would move them.
    func hasConstants(of other: Term) -> Bool {
        innerStarts.count == other.innerStarts.count
            && zip(innerStarts, other.innerStarts).allSatisfy { ($0 - $1).magnitude < 0.02 * $0.magnitude }
    }

    /// The term at a price that is higher by so many nats.
    func costing(_ more: Double) -> Term {
        var dearer = self
        dearer.cost += more
        return dearer
    }

    /// How many inner constants it has.
    var innerCount: Int { factors.reduce(0) { $0 + $1.innerCount } }

    /// Its values along curves, with the inner constants where the search starts.
    func values(on curves: Curves) -> [Double] { values(on: curves, inner: innerStarts[...]) }

    /// Its values along curves with given inner constants.
    func values(on curves: Curves, inner: ArraySlice<Double>) -> [Double] {
        var product: [Double] = []
        var remaining = inner
        for (place, factor) in factors.enumerated() {
            let values = factor.values(on: curves, inner: remaining.prefix(factor.innerCount))
            remaining = remaining.dropFirst(factor.innerCount)
            if place == 0 {
                product = values
            } else {
                for index in product.indices { product[index] *= values[index] }
            }
        }
        return factors.isEmpty ? [Double](repeating: 1, count: curves.times.count) : product
    }

    /// The term times a coefficient; `nil` leaves a coefficient of 1 away.
    func expression(coefficient: Expression?, inner: [InnerConstant]) -> Expression {
        var numerator = coefficient
        var divisors: [Expression] = []
        var remaining = inner[...]
        for (index, factor) in factors.enumerated() {
            let (single, isDivisor) = factor.expression(inner: remaining.prefix(factor.innerCount))
            remaining = remaining.dropFirst(factor.innerCount)
            // The same function twice is its square.
            let isSquare = factor.innerCount == 0 && index + 1 < factors.count && factors[index + 1] == factor
            if factor.innerCount == 0, index > 0, factors[index - 1] == factor { continue }
            let expression = isSquare ? .power(single, .constant(2)) : single
            if isDivisor {
                divisors.append(expression)
            } else {
                numerator = numerator.map { $0 * expression } ?? expression
            }
        }
        return divisors.reduce(numerator ?? .constant(1)) { $0 / $1 }
    }
}
