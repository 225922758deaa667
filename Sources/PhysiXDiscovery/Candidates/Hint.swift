/// What a sentence about the experiment suggests: some terms become cheaper, none is decided.
struct Hint {
    /// A family of terms that a word can suggest.
    private enum Suggestion {
        case angle, drag, saturation, attraction, switching
    }

    private static let vocabulary: [(stem: String, suggestion: Suggestion)] = [
        ("pendul", .angle), ("angle", .angle), ("swing", .angle), ("rotat", .angle),
        ("drag", .drag), ("air resist", .drag), ("wind", .drag), ("turbul", .drag), ("parachut", .drag),
        ("saturat", .saturation), ("enzyme", .saturation), ("capacity", .saturation),
        ("neuron", .switching), ("firing", .switching), ("sigmoid", .switching), ("orbit", .attraction),
        ("planet", .attraction), ("gravitat", .attraction),
    ]

    /// What angles are called.
    private static let angleNames: Set<String> = ["theta", "phi", "psi", "alpha", "angle"]

    /// How much cheaper a suggested term becomes, in nats: a factor of 20 in likelihood.
    private static let discount = 1.5

    private let suggestions: Set<Suggestion>

    /// Reads a sentence in any capitalisation and the variables' names; words that it does not know say nothing.
    init(_ text: String, stateVariables: [String]) {
        let lowercased = text.lowercased()
        var suggestions = Set(Self.vocabulary.filter { lowercased.contains($0.stem) }.map(\.suggestion))
        if !Self.angleNames.isDisjoint(with: stateVariables) { suggestions.insert(.angle) }
        self.suggestions = suggestions
    }

    /// The term with its cost under the hint.
    func adjust(_ term: Term) -> Term {
        let isSuggested = term.factors.contains { Self.suggestion(for: $0).map(suggestions.contains) ?? false }
        guard isSuggested else { return term }
        var cheaper = term
        cheaper.cost = max(0, term.cost - Self.discount)
        return cheaper
    }

    private static func suggestion(for factor: Factor) -> Suggestion? {
        switch factor {
        case .sine, .cosine, .cotangent: .angle
        case .norm(_, 1): .drag
        case .norm, .distance: .attraction
        case .saturation: .saturation
        case .logistic: .switching
        default: nil
        }
    }
}
