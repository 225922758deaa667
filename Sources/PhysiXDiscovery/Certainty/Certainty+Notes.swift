import PhysiXKernel

extension Certainty {
    /// From which probability on, relative to the best law, a rival makes the answer open rather than a little uncertain.
    private static let openness = 1.0 / 3

    /// What a person should know, as sentences.
    ///
    /// - Parameters:
    ///   - variables: the best law's state variables.
    ///   - experimentCount: how many experiments there were.
    ///   - resamplings: how many were asked for.
    /// - Returns: nothing where the samples tell the law from others, and all resamplings were made.
    func sentences(_ variables: [String], experimentCount: Int, resamplings: Int) -> [String] {
        let verdict = verdict(variables, experimentCount > 1 ? "these experiments" : "this experiment")
        return [verdict, shortfall(resamplings)].compactMap { $0 }
    }

    private func shortfall(_ resamplings: Int) -> String? {
        guard let bootstrap else {
            return resamplings > 0 ? "nothing was resampled: no single solution of the law follows the samples" : nil
        }
        return bootstrap.count < resamplings
            ? "the resampling was stopped after \(bootstrap.count) of \(resamplings)" : nil
    }

    private func verdict(_ variables: [String], _ experiment: String) -> String? {
        guard let suggestedStart, let rival = rivals.first else {
            return constancy.map { constancy in
                "not fully identifiable from \(experiment): \(constancy), so that laws that differ only by that fit "
                    + "equally; a start with another value would test this one"
            }
        }
        let isOpen = Elementary.exp(-rival.criterionDifference / 2) > Self.openness
        let verdict = isOpen || constancy != nil ? "not identifiable from \(experiment)" : "not quite certain"
        let laws = rivals.count > 1 ? "\(rivals.count) other laws fit" : "another law fits"
        let start = zip(variables, suggestedStart).map { "\($0) = \(Self.text($1))" }.joined(separator: ", ")
        let apart = rivals.reduce(rival.suggestedDifference) { min($0, $1.suggestedDifference) }
        return
            "\(verdict): \(constancy.map { $0 + ", and " } ?? "")\(laws) \(isOpen ? "about" : "nearly") as well; "
            + "measure from another start, such as \(start), from where they differ by "
            + "\(rivals.count > 1 ? "at least " : "")\(Self.times(apart)) the noise"
            + (rivals.contains { $0.criterionDifference < 0 }
                ? "; one of them fits slightly better, but fewer of the others agree with it" : "")
    }

    /// What hides part of the law: `x + y is constant`.
    private var constancy: String? {
        let sums = conserved.filter(\.isSameEverywhere).map(\.text)
        guard let first = sums.first else { return nil }
        switch sums.count {
        case 1: return "\(first) is constant"
        case 2: return "\(first) and \(sums[1]) are constant"
        case let count: return "\(first), \(sums[1]) and \(count - 2) more such sums are constant"
        }
    }

    private static func times(_ difference: Double) -> String {
        difference >= 0.9 * Rival.largestDifference
            ? "more than 90 times" : "\(text(Rounding.round(difference, digits: 2))) times"
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e6 ? "\(Int(value))" : "\(value)"
    }
}
