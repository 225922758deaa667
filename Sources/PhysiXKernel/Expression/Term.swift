/// One additive term of a right side with its parameters' values put in: a number times a product.
public struct Term: Sendable {
    /// The number in front.
    public let coefficient: Double
    private let product: Monomial

    init(_ monomial: Monomial) {
        coefficient = monomial.value
        product = Monomial(coefficient: 1, factors: monomial.factors)
    }

    /// The product without the number, such as `sin(theta)`; 1 for a constant term.
    public var expression: Expression { Expression(unsigned: product) }

    /// Whether both are the same product, whatever the numbers in front.
    ///
    /// Numbers inside, such as the frequency in `cos(2*t)`, may differ by a relative tolerance; whole exponents may not.
    public func isLike(_ other: Term, tolerance: Double = 1e-9) -> Bool {
        product.hasSameFactors(as: other.product, tolerance)
    }
}

extension Expression {
    /// The additive terms after multiplying out, with numbers in the place of parameters: `-(g/L)*sin(theta)` has the
    /// term `sin(theta)` with the coefficient `-g/L`.
    ///
    /// Where that would give more than a thousand factors, products over sums stay as they are. There are no terms where
    /// a number in the expression is not finite, as in `1/0`.
    public func terms(parameters: [Double] = []) -> [Term] {
        let numeric = substituting(parameters: parameters)
        return (Polynomial(numeric, .expanding) ?? Polynomial(numeric, .faithful))?.terms.map(Term.init) ?? []
    }
}

/// How well the terms of a proposal agree with those of the truth.
public struct TermAgreement: Sendable, Hashable {
    /// The share of the proposal's terms that the truth has; 1 where it has none.
    public let precision: Double
    /// The share of the truth's terms that the proposal has; 1 where it has none.
    public let recall: Double

    /// Compares terms, each with at most one other, whatever the numbers in front of them.
    public init(proposed: [Term], truth: [Term], tolerance: Double = 0.05) {
        self.init(matches: Self.matches(proposed, truth, tolerance), proposed: proposed.count, truth: truth.count)
    }

    init(matches: Int, proposed: Int, truth: Int) {
        precision = proposed == 0 ? 1 : Double(matches) / Double(proposed)
        recall = truth == 0 ? 1 : Double(matches) / Double(truth)
    }

    static func matches(_ proposed: [Term], _ truth: [Term], _ tolerance: Double) -> Int {
        var open = truth
        var count = 0
        for term in proposed {
            guard let place = open.firstIndex(where: { $0.isLike(term, tolerance: tolerance) }) else { continue }
            open.remove(at: place)
            count += 1
        }
        return count
    }
}
