import PhysiXEpisodes
import PhysiXKernel

/// Wrong proposals for a problem whose law is known, such as somebody makes who is about to learn it.
struct FlawedProposals {
    private enum Flaw {
        /// Numbers that are off.
        case numbers
        /// A term that is not there, and numbers that are off.
        case missingTerm
        /// A parameter without a value.
        case missingValue
    }

    private let law: KnownLaw
    private var generator: SeededGenerator

    /// The proposals for a problem; the same ones for the same seed.
    init(for law: KnownLaw, seed: UInt64) {
        self.law = law
        generator = SeededGenerator(seed: seed, stream: Problem.Stream.flaws.rawValue)
    }

    /// The next one, whose numbers are off by factors up to about 1 + `size`.
    mutating func next(size: Double) -> Action {
        var flaw = drawnFlaw()
        if law.parameters.count == 0 { flaw = .missingTerm }
        var action = Action(equation: law.system.description, parameters: disturbed(size), rationale: "a first guess")
        switch flaw {
        case .numbers: action.rationale = "the terms look right; the numbers are estimates"
        case .missingTerm:
            action.equation = equationWithoutATerm()
            action.rationale = "a simpler law first"
            // A number that nothing uses any more would tell of the term that is missing.
            for name in law.parameters.names where !Self.uses(name, action.equation) { action.parameters[name] = nil }
        case .missingValue:
            let name = law.parameters.names[generator.place(among: law.parameters.count)]
            action.parameters[name] = nil
        }
        return action
    }

    private mutating func drawnFlaw() -> Flaw {
        switch generator.uniform() {
        case ..<0.5: .numbers
        case ..<0.9: .missingTerm
        default: .missingValue
        }
    }

    /// The law's numbers, each times or divided by a factor.
    private mutating func disturbed(_ size: Double) -> Parameters {
        var disturbed = law.parameters
        for (name, value) in zip(law.parameters.names, law.parameters.values) {
            let factor = 1 + size * generator.uniform(0.2, 1)
            let other = generator.uniform() < 0.5 ? value * factor : value / factor
            disturbed[name] = Double(other.significant(3)) ?? other
        }
        return disturbed
    }

    private mutating func equationWithoutATerm() -> String {
        let counts = law.termCounts
        var place = generator.place(among: counts.reduce(0, +))
        return law.changingTerms { index, terms in
            if terms.indices.contains(place) { terms.remove(at: place) }
            place -= counts[index]
        }
    }

    private static func uses(_ name: String, _ equation: String) -> Bool {
        equation.split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains { $0 == name }
    }
}

extension SeededGenerator {
    /// An index below a count, each as often as another.
    fileprivate mutating func place(among count: Int) -> Int { Int(uniform() * Double(count)) }
}
