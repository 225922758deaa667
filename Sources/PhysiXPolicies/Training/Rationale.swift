import PhysiXEpisodes
import PhysiXKernel

/// The sentence that says why a law is the answer, from its terms and from what the last proposal lacked.
///
/// It speaks of structure alone, so that it is as true for anonymous variables and for altered laws.
struct Rationale {
    private let law: KnownLaw
    private let terms: [[Term]]

    init(of law: KnownLaw) {
        self.law = law
        terms = Self.terms(of: law.system, law.parameters)
    }

    /// The sentence after a turn; for the first turn without one.
    func text(after last: HistoryEntry?) -> String {
        guard let last else { return structure }
        return lesson(from: last) + "; " + structure
    }

    /// Such as `d2y/dt2 has a constant term and one in vy**2`.
    private var structure: String {
        law.system.equations.indices.map { index in
            let leftSide = law.system.text(of: index).prefix { $0 != "=" }.dropLast()
            let names = terms[index].map { term in
                let text = term.expression.text(in: law.system.scope)
                return text == "1" ? "a constant" : text
            }
            guard !names.isEmpty else { return "\(leftSide) is 0" }
            return "\(leftSide) depends on " + names.joined(separator: " and ")
        }.joined(separator: ", ")
    }

    /// What was wrong with a proposal.
    private func lesson(from entry: HistoryEntry) -> String {
        guard entry.reward.format == 1, let proposed = system(entry) else {
            return "the last proposal could not be used: \(entry.mismatchSummary)"
        }
        let scope = law.system.scope
        let theirs = Self.terms(of: proposed, entry.parameters)
        var missing: [String] = []
        for (index, equation) in law.system.equations.enumerated() {
            guard
                let place = proposed.equations.firstIndex(where: {
                    $0.variable == equation.variable && $0.order == equation.order
                })
            else { continue }
            for term in terms[index] where !theirs[place].contains(where: { $0.isLike(term, tolerance: 0.05) }) {
                let text = term.expression.text(in: scope)
                missing.append(text == "1" ? "constant" : text)
            }
        }
        guard missing.isEmpty else { return "the last proposal lacks the term " + missing.joined(separator: " and ") }
        return "the last proposal has the right terms and wrong numbers"
    }

    private func system(_ entry: HistoryEntry) -> EquationSystem? {
        let scope = Scope(
            stateVariables: Array(law.system.scope.stateVariables.prefix(law.system.scope.measuredCount)),
            parameters: entry.parameters.names, isDriven: law.system.scope.isDriven)
        do throws(EquationError) { return try EquationSystem(parsing: entry.equation, in: scope) } catch {
            // What cannot be read has no terms; its turn has said why.
            return nil
        }
    }

    private static func terms(of system: EquationSystem, _ parameters: Parameters) -> [[Term]] {
        let values = system.scope.parameters.map { parameters[$0] ?? .nan }
        return system.equations.indices.map { system.rightHandSide(of: $0).terms(parameters: values) }
    }
}
