/// Collects the families of terms.
struct LibraryBuilder {
    private(set) var terms: [Term] = []
    private let formulation: Formulation
    let ranges: [ClosedRange<Double>]
    private let span: Double

    init(_ formulation: Formulation, _ curves: Curves) {
        self.formulation = formulation
        ranges = curves.states.map { values in
            values.reduce(values[0]...values[0]) { min($0.lowerBound, $1)...max($0.upperBound, $1) }
        }
        span = curves.span
    }

    private var states: Range<Int> { ranges.indices }
    private func largest(_ state: Int) -> Double {
        max(ranges[state].lowerBound.magnitude, ranges[state].upperBound.magnitude)
    }

    private mutating func add(
        _ factors: Factor..., innerStarts: [Double] = [], cost: Double, tier: Term.Tier
    ) {
        terms.append(Term(factors, innerStarts: innerStarts, cost: cost, tier: tier))
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
        let angles = states.filter { largest($0) < 50 && !formulation.velocityStates.contains($0) }
        guard states.count <= 6 else { return }
        for angle in angles {
            add(.sine(state: angle), cost: 2, tier: .oscillating)
            add(.cosine(state: angle), cost: 3.5, tier: .oscillating)
            add(.sine(state: angle), .cosine(state: angle), cost: 4, tier: .oscillating)
            for other in states where other != angle {
                for exponent in 1...2 {
                    let cost = 4.5 + 0.5 * Double(exponent - 1)
                    add(
                        .power(state: other, exponent: exponent), .sine(state: angle), cost: cost, tier: .oscillating)
                    add(
                        .power(state: other, exponent: exponent), .cosine(state: angle), cost: cost,
                        tier: .oscillating)
                }
            }
            for other in angles where other != angle {
                add(.cosine(state: other), .sine(state: angle), cost: 4, tier: .oscillating)
                guard other > angle else { continue }
                add(.sine(state: other), .sine(state: angle), cost: 4.5, tier: .oscillating)
                add(.cosine(state: other), .cosine(state: angle), cost: 5, tier: .oscillating)
            }
        }
    }

    /// Quadratic resistance, of one velocity and of a velocity in several dimensions.
    mutating func addDrag() {
        let velocities = formulation.velocityStates
        for state in states {
            let isVelocity = velocities.contains(state)
            add(
                .magnitude(state: state), .power(state: state, exponent: 1), cost: isVelocity ? 1.5 : 2.5,
                tier: isVelocity ? .polynomial : .everything)
        }
        guard velocities.count > 1 else { return }
        for state in velocities {
            add(
                .norm(states: velocities, exponent: 1), .power(state: state, exponent: 1), cost: 1.5,
                tier: .polynomial)
        }
    }

    /// Forces towards the origin that fall with the distance, such as gravity.
    mutating func addCentralForces() {
        let positions = formulation.positionStates
        guard positions.count > 1, positions.count <= 3 else { return }
        for state in positions {
            for exponent in [-3, -2, -4] {
                add(
                    .norm(states: positions, exponent: exponent), .power(state: state, exponent: 1),
                    cost: exponent == -3 ? 2.5 : 3.5, tier: .oscillating)
            }
        }
    }

    /// Responses that level off, and exponentials.
    mutating func addSaturating() {
        guard states.count <= 4 else { return }
        for state in states {
            let size = largest(state)
            guard size > 0 else { continue }
            if ranges[state].lowerBound >= -0.01 * size {
                for (exponent, share) in [(1, 0.15), (1, 0.6), (2, 0.1), (2, 0.4)] {
                    let start = share * (exponent == 1 ? size : size * size)
                    let cost = 3 + 0.5 * Double(exponent)
                    let saturation = Factor.saturation(state: state, exponent: exponent)
                    add(saturation, innerStarts: [start], cost: cost + 1, tier: .everything)
                    for power in 1...exponent {
                        add(
                            .power(state: state, exponent: power), saturation, innerStarts: [start], cost: cost,
                            tier: .everything)
                    }
                    for other in states where other != state {
                        add(
                            .power(state: other, exponent: 1), .power(state: state, exponent: exponent), saturation,
                            innerStarts: [start], cost: cost + 0.5, tier: .everything)
                    }
                }
            }
            for start in [-1 / size, 1 / size] {
                add(.exponential(state: state), innerStarts: [start], cost: 4, tier: .everything)
                add(
                    .power(state: state, exponent: 1), .exponential(state: state), innerStarts: [start], cost: 4.5,
                    tier: .everything)
            }
        }
    }

    /// Reciprocals and ratios, where the data keep away from the singularity.
    mutating func addSingular() {
        for state in states where ranges[state].staysOnOneSideOfZero {
            add(.power(state: state, exponent: -1), cost: 4, tier: .everything)
            add(.power(state: state, exponent: -2), cost: 4, tier: .everything)
            for other in states where other != state {
                add(
                    .power(state: other, exponent: 1), .power(state: state, exponent: -1), cost: 4.5,
                    tier: .everything)
            }
        }
    }

    /// Periodic driving with frequencies that the data suggest.
    mutating func addDriving(_ frequencies: [Double]) {
        for frequency in frequencies {
            add(.sineOfTime, innerStarts: [frequency], cost: 1, tier: .quadratic)
            add(.cosineOfTime, innerStarts: [frequency], cost: 1, tier: .quadratic)
        }
    }
}
