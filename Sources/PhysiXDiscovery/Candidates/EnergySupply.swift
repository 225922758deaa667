import PhysiXKernel

/// Whether terms in the velocity alone push a body on, which resistance never does.
///
/// A motion that never turns round fits a resistance of the wrong sign nearly as well as none. Where it does turn
/// round, as in an oscillator that excites itself, the measurements tell the sign themselves.
struct EnergySupply {
    /// What each term that pushes costs, in nats.
    private static let cost = 10.0
    /// In which part of the points the velocity must have one sign, and a term push.
    private static let share = 0.8
    /// About how many points of the curves are looked at.
    private static let pointCount = 100

    private let language: Language
    private let curves: Curves
    /// The laws along whose motion in each experiment the velocity hardly ever changes its sign.
    private let directedLaws: [Int]

    /// Judges the laws of a language by what they do along smoothed curves.
    init(_ language: Language, _ curves: Curves) {
        self.language = language
        self.curves = curves.thinned(to: Self.pointCount)
        let (states, pieces) = (self.curves.states, self.curves.pieces)
        directedLaws = language.formulation.laws.indices.filter { index in
            let law = language.formulation.laws[index]
            guard law.order == 2 else { return false }
            return pieces.map { states[law.target][$0] }.allSatisfy { velocities in
                Self.isMostlyPositive(velocities) || Self.isMostlyPositive(velocities.map { -$0 })
            }
        }
    }

    private static func isMostlyPositive(_ values: some Collection<Double>) -> Bool {
        Double(values.count { $0 > 0 }) > share * Double(values.count)
    }

    /// What the pushing terms of a structure with these constants cost, on the scale of the criterion.
    func cost(_ structure: Structure, _ parameters: [Double]) -> Double {
        guard !directedLaws.isEmpty else { return 0 }
        let pushing = zip(structure.slots, language.parameterRanges(structure)).count { slot, range in
            directedLaws.contains(slot.law) && pushes(slot, constants: parameters[range])
        }
        return 2 * Self.cost * Double(pushing)
    }

    private func pushes(_ slot: (law: Int, term: Int), constants: ArraySlice<Double>) -> Bool {
        guard let coefficient = constants.first else { return false }
        let velocity = language.formulation.laws[slot.law].target
        let term = language.library.terms[slot.term]
        let states = term.factors.flatMap(\.states)
        guard states.contains(velocity), states.allSatisfy(language.formulation.velocityStates.contains) else {
            return false
        }
        let values = term.values(on: curves, inner: constants.dropFirst())
        return Self.isMostlyPositive(zip(values, curves.states[velocity]).map { coefficient * $0 * $1 })
    }
}
