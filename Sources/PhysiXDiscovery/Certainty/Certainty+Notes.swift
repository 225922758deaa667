extension Certainty {
    /// What a person should know, as sentences: one at most.
    ///
    /// - Parameters:
    ///   - variables: the best law's state variables.
    ///   - experimentCount: how many experiments there were.
    /// - Returns: nothing where the samples tell the law from others.
    func notes(_ variables: [String], experimentCount: Int) -> [String] {
        let hidden = conserved.filter(\.isSameEverywhere).map(\.text)
        let sums = hidden.joined(separator: " and ")
        let experiment = experimentCount > 1 ? "these experiments" : "this experiment"
        guard let suggestedStart, let rival = rivals.first else {
            guard !hidden.isEmpty else { return [] }
            let others = hidden.count > 1 ? "other values of them" : "another value of it"
            return [
                "not fully identifiable from \(experiment): \(sums) \(hidden.count > 1 ? "are" : "is") constant, so that "
                    + "laws that differ only by it fit equally; measure from a start with \(others) to test this one"
            ]
        }
        let reason = hidden.isEmpty ? "" : "\(sums) \(hidden.count > 1 ? "are" : "is") constant, and "
        let laws = rivals.count > 1 ? "\(rivals.count) other laws fit" : "another law fits"
        let start = zip(variables, suggestedStart).map { "\($0) = \(Self.text($1))" }.joined(separator: ", ")
        let apart = rivals.reduce(rival.suggestedDifference) { min($0, $1.suggestedDifference) }
        return [
            "not identifiable from \(experiment): \(reason)\(laws) about as well; measure from another start, such as "
                + "\(start), from where they differ by \(rivals.count > 1 ? "at least " : "")\(Self.times(apart)) the noise"
        ]
    }

    private static func times(_ difference: Double) -> String {
        difference >= 0.9 * Rival.largestDifference
            ? "far more than" : "\(text(Rounding.round(difference, digits: 2))) times"
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e6 ? "\(Int(value))" : "\(value)"
    }
}
