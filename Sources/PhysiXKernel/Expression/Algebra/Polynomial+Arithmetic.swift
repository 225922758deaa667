extension Polynomial {
    /// Adds a term to one that has the same factors, or behind the others.
    mutating func add(_ term: Monomial, _ algebra: Algebra) {
        guard let place = terms.firstIndex(where: { $0.hasSameFactors(as: term, algebra.tolerance) }) else {
            if term.coefficient != 0 || !term.isFiniteEverywhere { terms.append(term) }
            return
        }
        if terms[place].divisor == term.divisor {
            terms[place].coefficient += term.coefficient
        } else {
            terms[place].coefficient = terms[place].value + term.value
            terms[place].divisor = 1
        }
        terms[place].scale(by: 1)
        if terms[place].coefficient == 0, algebra == .expanding || term.isFiniteEverywhere { terms.remove(at: place) }
    }

    func adding(_ other: Polynomial, _ algebra: Algebra) -> Polynomial {
        var sum = self
        for term in other.terms { sum.add(term, algebra) }
        return sum
    }

    func scaled(by factor: Double, over divisor: Double = 1) -> Polynomial {
        Polynomial(
            terms.map { term in
                var scaled = term
                scaled.scale(by: factor, over: divisor)
                return scaled
            })
    }

    func multiplied(by other: Polynomial, _ algebra: Algebra) -> Polynomial {
        var result = Polynomial([])
        guard algebra == .expanding else {
            result.add(monomial.multiplied(by: other.monomial, algebra), algebra)
            return result.ungrouped
        }
        guard terms.count * other.terms.count <= Algebra.sizeLimit else { return .failure }
        for left in terms {
            for right in other.terms { result.add(left.multiplied(by: right, algebra), algebra) }
        }
        return result.size <= Algebra.sizeLimit ? result : .failure
    }

    /// The reciprocal; that of 0 is a failure.
    func reciprocal(_ algebra: Algebra) -> Polynomial {
        var whole = monomial
        if algebra == .expanding, terms.count > 1, let leading {
            whole = Monomial(coefficient: leading.value, factors: [])
            whole.factors = [
                Factor(atom: Atom(.group(scaled(by: leading.divisor, over: leading.coefficient))), exponent: 1)
            ]
        }
        if whole.coefficient == 0 { return .failure }
        let isNegative = whole.coefficient < 0
        var inverse = Monomial(
            coefficient: isNegative ? -whole.divisor : whole.divisor,
            divisor: whole.coefficient.magnitude,
            factors: whole.factors.map { Factor(atom: $0.atom, exponent: -$0.exponent) })
        // A bare number stays a divisor until it meets its numerator, so that `x/3` stays as it is.
        if !inverse.factors.isEmpty { inverse.scale(by: 1) }
        return Polynomial([inverse])
    }

    /// An integer power, or `nil` where it should stay an atom.
    func raised(to exponent: Int, _ algebra: Algebra) -> Polynomial? {
        if exponent == 0 { return Polynomial(constant: 1) }
        if exponent == 1 { return self }
        if exponent < 0 { return raised(to: -exponent, algebra)?.reciprocal(algebra) }
        if algebra == .expanding, terms.count > 1 {
            var result = self
            for _ in 1..<exponent { result = result.multiplied(by: self, algebra) }
            return result
        }
        let base = algebra == .faithful && terms.count == 1 && terms[0].factors.count > 1 ? grouped : monomial
        guard base.factors.allSatisfy({ $0.exponent.magnitude <= 1000 / exponent.magnitude }) else { return nil }
        var power = Monomial(coefficient: 1)
        power.factors = base.factors.map { Factor(atom: $0.atom, exponent: $0.exponent * exponent) }
        let value = Elementary.power(base.coefficient, Double(exponent))
        guard value != 0 || base.coefficient == 0 else { return nil }
        power.scale(by: value, over: Elementary.power(base.divisor, Double(exponent)))
        return Polynomial(power.coefficient == 0 && power.isFiniteEverywhere ? [] : [power]).ungrouped
    }

    /// All of it as one product: itself where it is one, otherwise a group.
    private var monomial: Monomial {
        if terms.isEmpty { return Monomial(coefficient: 0) }
        if terms.count == 1 { return terms[0] }
        let sign: Double = isNegative ? -1 : 1
        return Monomial(
            coefficient: sign, factors: [Factor(atom: Atom(.group(sign < 0 ? scaled(by: -1) : self)), exponent: 1)])
    }

    /// A product of several factors as one group, its number apart.
    private var grouped: Monomial {
        let number = terms[0]
        let product = Monomial(coefficient: 1, factors: number.factors)
        return Monomial(
            coefficient: number.coefficient, divisor: number.divisor,
            factors: [Factor(atom: Atom(.group(Polynomial([product]))), exponent: 1)])
    }

    /// The terms of a group that stands alone, or a product of its own factors.
    private var ungrouped: Polynomial {
        guard terms.count == 1, terms[0].factors.count == 1, case .group(let inner) = terms[0].factors[0].atom.kind,
            terms[0].factors[0].exponent == 1, terms[0].divisor == 1, terms[0].coefficient.magnitude == 1
        else { return self }
        return inner.scaled(by: terms[0].coefficient)
    }
}

extension Monomial {
    /// The number in front.
    var value: Double { coefficient / divisor }

    fileprivate func multiplied(by other: Monomial, _ algebra: Algebra) -> Monomial {
        var product = self
        for factor in other.factors { product.multiply(by: factor, algebra) }
        product.scale(by: other.coefficient, over: other.divisor)
        return product
    }
}
