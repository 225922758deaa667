/// Collects the families of terms.
struct LibraryBuilder {
    /// The terms so far.
    private(set) var terms: [Term] = []
    /// Where each state variable lies.
    let ranges: [ClosedRange<Double>]
    private let formulation: Formulation

    init(_ formulation: Formulation, _ curves: Curves) {
        self.formulation = formulation
        ranges = curves.states.map { values in
            let finite = values.filter(\.isFinite)
            return (finite.min() ?? 0)...(finite.max() ?? 0)
        }
    }

    private var states: Range<Int> { ranges.indices }

    private func largest(_ state: Int) -> Double {
        max(ranges[state].lowerBound.magnitude, ranges[state].upperBound.magnitude)
    }

    private mutating func add(_ tier: Term.Tier, _ cost: Double, _ factors: Factor..., innerStart: Double? = nil) {
        terms.append(Term(factors, innerStarts: innerStart.map { [$0] } ?? [], cost: cost, tier: tier))
    }
}

extension LibraryBuilder {
    /// Monomials up to a total degree that shrinks as the number of variables grows.
    mutating func addPolynomials() {
        let degree = [1: 5, 2: 4, 3: 4, 4: 3][states.count] ?? 2
        for total in 0...degree { addMonomials(total, from: 0, factors: []) }
    }

    private mutating func addMonomials(_ remaining: Int, from first: Int, factors: [Factor]) {
        guard remaining > 0 else {
            var term = Term(factors, cost: 0, tier: .polynomial)
            let degree = term.degree ?? 0
            let mixed = factors.count > 1 && degree > 2 ? 1.0 : 0
            term.cost = [0.5, 0, 0.5, 1.5, 4, 5][degree] + mixed
            if degree <= 2 { term.tier = .quadratic }
            terms.append(term)
            return
        }
        guard first < states.count else { return }
        for exponent in (0...remaining).reversed() where exponent == remaining || first + 1 < states.count {
            let factor: [Factor] = exponent > 0 ? [.power(state: first, exponent: exponent)] : []
            addMonomials(remaining - exponent, from: first + 1, factors: factors + factor)
        }
    }

    /// Sines and cosines of variables that can be angles, alone and with each other.
    mutating func addTrigonometric() {
        guard states.count <= 6 else { return }
        let angles = states.filter { largest($0) < 50 && !formulation.velocityStates.contains($0) }
        for angle in angles {
            let (sine, cosine) = (Factor.sine(state: angle), Factor.cosine(state: angle))
            add(.oscillating, 2, sine)
            add(.oscillating, 3.5, cosine)
            add(.oscillating, 4, sine, cosine)
            for other in states where other != angle {
                for exponent in 1...2 {
                    let power = Factor.power(state: other, exponent: exponent)
                    add(.oscillating, 4 + 0.5 * Double(exponent), power, sine)
                    add(.oscillating, 4 + 0.5 * Double(exponent), power, cosine)
                }
            }
            for other in angles where other != angle {
                add(.oscillating, 4, .cosine(state: other), sine)
                guard other > angle else { continue }
                add(.oscillating, 4.5, .sine(state: other), sine)
                add(.oscillating, 5, .cosine(state: other), cosine)
            }
        }
    }

    /// Quadratic resistance, of one velocity and of a velocity in several dimensions.
    mutating func addDrag() {
        let velocities = formulation.velocityStates
        for state in states {
            let isVelocity = velocities.contains(state)
            add(
                isVelocity ? .polynomial : .everything, isVelocity ? 1.5 : 2.5, .magnitude(state: state),
                .power(state: state, exponent: 1))
        }
        guard velocities.count > 1 else { return }
        for state in velocities {
            add(.polynomial, 1.5, .norm(states: velocities, exponent: 1), .power(state: state, exponent: 1))
        }
    }

    /// Forces towards the origin that fall with the distance, such as gravity.
    mutating func addCentralForces() {
        let positions = formulation.positionStates
        guard positions.count > 1, positions.count <= 3 else { return }
        for state in positions {
            for (exponent, cost) in [(-3, 2.5), (-2, 3.5), (-4, 3.5)] {
                add(
                    .oscillating, cost, .norm(states: positions, exponent: exponent),
                    .power(state: state, exponent: 1))
            }
        }
    }
}

extension LibraryBuilder {
    /// Responses of quantities that level off: of the first kind, x/(c + x), and of the second, x²/(c + x²).
    mutating func addSaturating() {
        guard states.count <= 4 else { return }
        for state in states where largest(state) > 0 && ranges[state].lowerBound >= -0.01 * largest(state) {
            for (exponent, share) in [(1, 0.15), (1, 0.6), (2, 0.1), (2, 0.4)] {
                let start = share * (exponent == 1 ? largest(state) : largest(state) * largest(state))
                let cost = 3 + 0.5 * Double(exponent)
                let saturation = Factor.saturation(state: state, exponent: exponent)
                add(.everything, cost + 1, saturation, innerStart: start)
                for power in 1...exponent {
                    add(.everything, cost, .power(state: state, exponent: power), saturation, innerStart: start)
                }
                for other in states where other != state {
                    add(
                        .everything, cost + 0.5, .power(state: other, exponent: 1),
                        .power(state: state, exponent: exponent), saturation, innerStart: start)
                }
            }
        }
    }

    /// Exponentials, growing and falling by a factor e over the range of the variable.
    mutating func addExponentials() {
        guard states.count <= 4 else { return }
        for state in states where largest(state) > 0 {
            for rate in [-1 / largest(state), 1 / largest(state)] {
                add(.everything, 4, .exponential(state: state), innerStart: rate)
                add(
                    .everything, 4.5, .power(state: state, exponent: 1), .exponential(state: state), innerStart: rate)
            }
        }
    }

    /// Reciprocals and ratios, where the data keep away from the singularity.
    mutating func addSingular() {
        for state in states where ranges[state].staysOnOneSideOfZero {
            add(.everything, 4, .power(state: state, exponent: -1))
            add(.everything, 4, .power(state: state, exponent: -2))
            for other in states where other != state {
                add(.everything, 4.5, .power(state: other, exponent: 1), .power(state: state, exponent: -1))
            }
        }
    }

    /// Periodic driving with frequencies that the data suggest.
    mutating func addDriving(_ frequencies: [Double]) {
        for frequency in frequencies {
            add(.quadratic, 1, .sineOfTime, innerStart: frequency)
            add(.quadratic, 1, .cosineOfTime, innerStart: frequency)
        }
    }
}
