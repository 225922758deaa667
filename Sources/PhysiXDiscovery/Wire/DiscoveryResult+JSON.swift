package import PhysiXFormats
import PhysiXKernel

extension DiscoveryResult {
    /// The laws worth showing: the front of complexity against error with the best law, the simplest first.
    package var shownFront: [Candidate] {
        let some = front.isEmpty ? candidates : front
        let all = some.contains(candidates[0]) ? some : some + [candidates[0]]
        return all.sorted { ($0.complexity, -$0.meanRSquared) < ($1.complexity, -$1.meanRSquared) }
    }

    /// The rest of the shown front beside the best law.
    package var runnersUp: [Candidate] { shownFront.filter { $0 != candidates[0] } }

    /// Writes the best law, the rest of the front, and how sure all that is (Docs/Contract.md §10).
    ///
    /// An uncertainty that is not known is `null`.
    ///
    /// - Parameters:
    ///   - variables: the names of the measured variables.
    ///   - json: an object that was begun.
    package func writeLaws(of variables: [String], to json: inout JSONWriter) {
        let best = candidates[0]
        json.member("equation", best.system.description)
        json.numbers("params", best.parameters.values, of: best.parameters.names)
        json.numbers("uncertainty", best.uncertainty, of: best.parameters.names)
        json.numbers("r_squared", best.rSquared, of: variables)
        json.member("complexity", best.complexity)
        json.numbers("initial_state", best.initialState, of: best.system.scope.stateVariables)
        json.array("candidates") { json in
            for candidate in [best] + runnersUp { json.object { write(candidate, of: variables, to: &$0) } }
        }
        writeCertainty(of: best, of: variables, to: &json)
    }

    func write(_ candidate: Candidate, of variables: [String], to json: inout JSONWriter) {
        json.member("equation", candidate.system.description)
        json.numbers("params", candidate.parameters.values, of: candidate.parameters.names)
        json.numbers("r_squared", candidate.rSquared, of: variables)
        json.member("complexity", candidate.complexity)
        json.member("probability", probability(of: candidate), decimals: 6)
    }
}

extension Candidate {
    /// The mean of R² over the measured variables.
    package var meanRSquared: Double { rSquared.reduce(0, +) / Double(max(rSquared.count, 1)) }
}

extension JSONWriter {
    /// Writes a member that is an object from names to numbers; `null` for those that are not finite.
    package mutating func numbers(_ key: String, _ values: [Double], of names: [String]) {
        object(key) { json in
            for (name, value) in zip(names, values) { json.member(name, value) }
        }
    }
}
