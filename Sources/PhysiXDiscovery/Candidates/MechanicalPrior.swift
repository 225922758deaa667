/// What is known about forces before any measurement: in a second-order law some terms are rarer than in general.
///
/// Under reflection (x → −x, v → −v) a force changes its sign, so of the polynomials those of odd degree are common,
/// besides a constant force such as a weight. A force that depends on where the body is changes its sign at a place of
/// rest, which a body passes: where a position stays on one side of its origin and the body does not come back, the
/// origin was chosen by whoever measured, and the force hardly depends on it. And resistance grows with the speed or
/// with its square.
struct MechanicalPrior {
    /// What a term costs more when a reflection does not change its sign, in nats.
    private static let evenness = 1.0
    /// What a term costs more for each power of a position that stays on one side of its origin, in nats.
    private static let remoteness = 10.0
    /// What a resistance costs more that grows faster than the square of the speed, in nats.
    private static let steepness = 1.0

    private let velocities: Set<Int>
    private let remotePositions: Set<Int>
    private let isMechanical: Bool

    init(_ formulation: Formulation, _ curves: Curves, ranges: [ClosedRange<Double>]) {
        isMechanical = formulation.laws.allSatisfy { $0.order == 2 }
        velocities = Set(formulation.velocityStates)
        remotePositions = Set(
            formulation.positionStates.filter { position in
                ranges[position].staysOnOneSideOfZero
                    && !curves.pieces.contains { Self.comesBack(curves.states[position][$0], ranges[position]) }
            })
    }

    /// Whether a position passes the middle of its range more often than a body that is thrown up and falls: then
    /// something holds it.
    private static func comesBack(_ positions: ArraySlice<Double>, _ range: ClosedRange<Double>) -> Bool {
        let middle = (range.lowerBound + range.upperBound) / 2
        return zip(positions, positions.dropFirst()).count { ($0 < middle) != ($1 < middle) } > 2
    }

    /// The term with its cost as a force.
    func adjust(_ term: Term) -> Term {
        guard isMechanical else { return term }
        var adjusted = term
        if term.factors.isEmpty { adjusted.cost = 0 }
        if let degree = term.degree, degree > 1 {
            let isResistance = term.factors.count == 1 && !velocities.isDisjoint(with: term.factors[0].states)
            if isResistance, degree > 2 { adjusted.cost += Self.steepness }
            // Drag in a motion that never turns round is the even power that textbooks do write.
            if degree % 2 == 0 { adjusted.cost += isResistance ? Self.evenness / 2 : Self.evenness }
        }
        for factor in term.factors where !remotePositions.isDisjoint(with: factor.states) {
            adjusted.cost += Self.remoteness * factor.degree
        }
        return adjusted
    }
}

extension ClosedRange<Double> {
    /// Whether all its numbers have one sign and none is close to zero in comparison with the largest.
    var staysOnOneSideOfZero: Bool {
        let (smaller, larger) = (
            Swift.min(lowerBound.magnitude, upperBound.magnitude), Swift.max(lowerBound.magnitude, upperBound.magnitude)
        )
        return lowerBound * upperBound > 0 && smaller > 0.05 * larger
    }
}
