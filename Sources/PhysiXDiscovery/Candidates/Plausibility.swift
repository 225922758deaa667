/// How credible the constants of a law are before they are compared with measurements.
struct Plausibility {
    /// What a term costs that has become another one, in nats.
    private static let costOfDegeneracy = 8.0

    private let language: Language
    private let curves: Curves
    private let supply: EnergySupply

    /// Judges the laws of a language by what they do along smoothed curves.
    init(_ language: Language, _ curves: Curves) {
        self.language = language
        supply = EnergySupply(language, curves)
        self.curves = curves.thinned(to: 100)
    }

    /// What the constants of a structure cost, on the scale of the criterion.
    func cost(_ structure: Structure, _ parameters: [Double]) -> Double {
        let degenerate = zip(structure.slots, language.parameterRanges(structure)).count { slot, range in
            range.count > 1 && language.library.terms[slot.term].isDegenerate(parameters[range].dropFirst(), on: curves)
        }
        return supply.cost(structure, parameters) + 2 * Self.costOfDegeneracy * Double(degenerate)
    }
}
