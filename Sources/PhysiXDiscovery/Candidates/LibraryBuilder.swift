/// Collects the families of terms.
struct LibraryBuilder {
    /// The terms so far.
    private(set) var terms: [Term] = []
    /// Where each state variable lies.
    let ranges: [ClosedRange<Double>]
    let formulation: Formulation

    init(_ formulation: Formulation, _ curves: Curves) {
        self.formulation = formulation
        ranges = curves.states.map { values in
            let finite = values.filter(\.isFinite)
            return (finite.min() ?? 0)...(finite.max() ?? 0)
        }
    }

    var states: Range<Int> { ranges.indices }

    /// The largest magnitude of a state variable.
    func largest(_ state: Int) -> Double {
        max(ranges[state].lowerBound.magnitude, ranges[state].upperBound.magnitude)
    }

    /// Adds a term.
    mutating func add(_ term: Term) { terms.append(term) }

    /// Adds a term of a family.
    mutating func add(
        _ family: TermFamily, _ cost: Double, _ factors: Factor..., tier: Term.Tier? = nil, innerStart: Double? = nil
    ) {
        terms.append(
            Term(
                factors, innerStarts: innerStart.map { [$0] } ?? [], cost: cost, tier: tier ?? family.tier,
                family: family))
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

    /// Quadratic resistance, of one velocity and of a velocity in several dimensions.
    mutating func addDrag() {
        let velocities = formulation.velocityStates
        for state in states {
            let isVelocity = velocities.contains(state)
            add(
                .drag, isVelocity ? 1.5 : 2.5, .magnitude(state: state), .power(state: state, exponent: 1),
                tier: isVelocity ? .polynomial : nil)
        }
        guard velocities.count > 1 else { return }
        for state in velocities {
            add(
                .drag, 1.5, .norm(states: velocities, exponent: 1), .power(state: state, exponent: 1),
                tier: .polynomial)
        }
    }

    /// Forces towards the origin that fall with the distance, such as gravity.
    mutating func addCentralForces() {
        let positions = formulation.positionStates
        guard positions.count > 1, positions.count <= 3 else { return }
        for state in positions {
            for (exponent, cost) in [(-3, 2.5), (-2, 3.5), (-4, 3.5)] {
                add(.central, cost, .norm(states: positions, exponent: exponent), .power(state: state, exponent: 1))
            }
        }
    }
}

extension LibraryBuilder {
    /// Forces between bodies whose coordinates are called `x1`, `y1`, `x2`, …: along a line also springs that stiffen.
    mutating func addPairForces() {
        let bodies = Bodies(formulation)
        for (from, to) in bodies.pairs {
            for (left, right) in zip(from, to) {
                guard from.count > 1 else {
                    add(.pair, 3, .gap(left, right, exponent: 3))
                    continue
                }
                for (exponent, cost) in [(-3, 2.0), (-1, 3), (-2, 3.5)] {
                    add(
                        .pair, cost, .gap(left, right, exponent: 1), .distance(from: from, to: to, exponent: exponent))
                }
            }
        }
    }

    /// Reciprocals, logarithms and roots, where the data keep away from the singularity.
    mutating func addSingular() {
        for state in states where ranges[state].staysOnOneSideOfZero {
            let inverse = Factor.power(state: state, exponent: -1)
            add(.reciprocal, 4, inverse)
            add(.reciprocal, 4, .power(state: state, exponent: -2))
            for other in states where other != state {
                add(.reciprocal, 4.5, .power(state: other, exponent: 1), inverse)
                guard states.count <= 4 else { continue }
                add(.reciprocal, 5, .power(state: other, exponent: 2), inverse)
                for third in states where third > other && third != state {
                    add(
                        .reciprocal, 5, .power(state: other, exponent: 1), .power(state: third, exponent: 1), inverse)
                }
                if largest(other) < Self.largestAngle, !formulation.velocityStates.contains(other) {
                    add(.trigonometric, 5, .sine(.state(other)), inverse, tier: .singular)
                    add(.trigonometric, 5, .cosine(.state(other)), inverse, tier: .singular)
                }
            }
        }
        guard states.count <= 4 else { return }
        for state in states where ranges[state].lowerBound > 1e-4 * largest(state) {
            let power = Factor.power(state: state, exponent: 1)
            add(.logarithmic, 3, power, .logarithm(state: state))
            add(.logarithmic, 4, .logarithm(state: state))
            add(.root, 4, .root(state: state))
            add(.root, 5, power, .root(state: state))
            for other in states where other != state {
                add(.logarithmic, 4.5, .power(state: other, exponent: 1), .logarithm(state: state))
                add(.root, 5, .power(state: other, exponent: 1), .root(state: state))
            }
        }
    }

    /// What depends on the time: driving with frequencies that the data suggest, and drifts.
    mutating func addDriving(_ frequencies: [Double]) {
        for frequency in frequencies {
            add(.driving, 1, .sine(.scaledTime), innerStart: frequency)
            add(.driving, 1, .cosine(.scaledTime), innerStart: frequency)
        }
        guard formulation.isDriven else { return }
        add(.driving, 2, .time, tier: .polynomial)
        for state in states { add(.driving, 3, .power(state: state, exponent: 1), .time, tier: .polynomial) }
    }
}
