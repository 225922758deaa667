/// A sum of products of powers: the form in which like terms and like factors are found.
///
/// Whatever is not a polynomial, such as `sin(x)`, is an atom of it, with polynomials inside.
struct Polynomial: Sendable {
    /// The terms, in order of first appearance; none stands for 0.
    var terms: [Monomial]

    init(_ terms: [Monomial]) { self.terms = terms }

    init(constant value: Double) { terms = value == 0 ? [] : [Monomial(coefficient: value)] }

    /// Whether no term has a plus, and some a minus.
    var isNegative: Bool {
        terms.contains { $0.coefficient < 0 } && !terms.contains { $0.coefficient > 0 }
    }

    /// The value if there is nothing but a number.
    var constant: Double? {
        if terms.isEmpty { return 0 }
        return terms.count == 1 && terms[0].factors.isEmpty ? terms[0].value : nil
    }

    /// What a computation gives that must not be used: its caller gives up.
    static var failure: Polynomial { Polynomial([Monomial(coefficient: .nan)]) }
}

/// A number times powers of atoms.
struct Monomial: Sendable {
    var coefficient: Double
    /// What the number is divided by, above 0; kept apart so that `x/3` stays `x/3`.
    var divisor = 1.0
    /// The factors; an atom occurs once, or twice where it stands both above and below the fraction bar.
    var factors: [Factor] = []
}

/// An integer power of an atom; the exponent is not 0.
struct Factor: Sendable {
    var atom: Atom
    var exponent: Int
}

/// Which rewritings a computation with polynomials may do.
enum Algebra {
    /// Only those that keep every value up to rounding, also NaN and infinity at a pole: nothing cancels, and products
    /// over sums stay as they are. Overflow at huge states is not regarded.
    case faithful
    /// Those of algebra: products are multiplied out and factors cancel, for comparing laws.
    case expanding

    /// The largest ``Polynomial/size`` that is multiplied out, so that a hostile text costs little.
    static var sizeLimit: Int { 1000 }
    /// The largest exponent for which a power counts as a product.
    static var exponentLimit: Int { 64 }
    /// How far numbers of atoms may differ and still be the same.
    var tolerance: Double { self == .faithful ? 0 : 1e-9 }
}

extension Monomial {
    /// Multiplies the number.
    ///
    /// A result that overflows or vanishes becomes NaN, which makes the caller give up.
    mutating func scale(by factor: Double, over divisor: Double = 1) {
        let (top, bottom) = (coefficient * factor, self.divisor * divisor)
        let isLost = (top == 0 && coefficient != 0 && factor != 0) || bottom == 0 || !bottom.isFinite
        coefficient = isLost ? .nan : bottom < 0 ? -top : top
        self.divisor = bottom.magnitude
        reduce()
    }

    /// Divides the number out where that is exact, or where nothing else is left; 0 times what is finite is 0.
    private mutating func reduce() {
        if coefficient == 0 {
            factors.removeAll { $0.exponent > 0 && $0.atom.isFiniteEverywhere }
            divisor = 1
        }
        guard divisor != 1 else { return }
        let quotient = coefficient / divisor
        if factors.isEmpty || (-coefficient).addingProduct(quotient, divisor) == 0 {
            (coefficient, divisor) = (quotient, 1)
        } else if coefficient != 0 {
            let inverse = divisor / coefficient
            guard inverse == inverse.rounded(), (-divisor).addingProduct(inverse, coefficient) == 0 else { return }
            (coefficient, divisor) = (inverse < 0 ? -1 : 1, inverse.magnitude)
        }
    }

    /// Multiplies by a power of an atom.
    mutating func multiply(by factor: Factor, _ algebra: Algebra) {
        let place = factors.firstIndex { own in
            (algebra == .expanding || (own.exponent > 0) == (factor.exponent > 0))
                && own.atom.isClose(to: factor.atom, algebra.tolerance)
        }
        guard let place else { return factors.append(factor) }
        factors[place].exponent += factor.exponent
        if factors[place].exponent == 0 { factors.remove(at: place) }
    }

    /// Whether it has a finite value wherever the state is finite.
    var isFiniteEverywhere: Bool {
        value.isFinite && factors.allSatisfy { $0.exponent > 0 && $0.atom.isFiniteEverywhere }
    }
}
