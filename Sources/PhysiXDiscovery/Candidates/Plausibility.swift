/// How credible the constants of a law are before they are compared with measurements.
struct Plausibility {
    /// What a term costs that has become another one, in nats.
    private static let costOfDegeneracy = 8.0
    /// What a law costs by which a variable could not leave 0, where it started, in nats.
    private static let costOfStandstill = 8.0

    private let language: Language
    private let curves: Curves
    private let supply: EnergySupply
    /// The laws of variables that left 0, with the curves as they would be had these variables stayed there.
    private let departures: [(law: Int, curves: Curves)]

    /// Judges the laws of a language by what they do along smoothed curves, and by whether some variables can leave 0.
    init(_ language: Language, _ curves: Curves, leavingZero variables: [Int]) {
        self.language = language
        departures = language.formulation.laws.enumerated().compactMap { index, law in
            guard variables.contains(law.target) else { return nil }
            let few = curves.thinned(to: 10)
            var states = few.states
            states[law.target] = states[law.target].map { _ in 0 }
            return (index, Curves(times: few.times, states: states))
        }
        supply = EnergySupply(language, curves)
        self.curves = curves.thinned(to: 100)
    }

    /// What the constants of a structure cost, on the scale of the criterion.
    func cost(_ structure: Structure, _ parameters: [Double]) -> Double {
        let degenerate = zip(structure.slots, language.parameterRanges(structure)).count { slot, range in
            range.count > 1 && language.library.terms[slot.term].isDegenerate(parameters[range].dropFirst(), on: curves)
        }
        return supply.cost(structure, parameters) + 2 * Self.costOfDegeneracy * Double(degenerate)
            + 2 * Self.costOfStandstill
            * Double(departures.count { isStill($0.law, at: $0.curves, structure, parameters) })
    }

    /// Whether a variable that is 0 stays so by its law, or the law has no value there: samples that were 0 and then were
    /// not refute that, however well another start follows the rest.
    private func isStill(_ law: Int, at zero: Curves, _ structure: Structure, _ parameters: [Double]) -> Bool {
        let values = zip(structure.slots, language.parameterRanges(structure)).filter { $0.0.law == law }
            .flatMap { slot, range in
                language.library.terms[slot.term].values(on: zero, inner: parameters[range].dropFirst())
            }
        return values.contains { !$0.isFinite } || values.allSatisfy { $0 == 0 }
    }
}
