import PhysiXKernel

extension Candidate {
    /// How different numbers inside a term, such as a frequency, may be in the same term of two laws.
    private static let sameness = 0.2

    /// The terms of each state variable's derivative.
    var terms: [[PhysiXKernel.Term]] {
        system.scope.stateVariables.indices.map { system.derivative(of: $0).terms(parameters: parameters.values) }
    }

    /// Whether the derivative of a state variable has a term, whatever the number in front.
    func has(_ term: PhysiXKernel.Term, in variable: String) -> Bool {
        guard let state = system.scope.stateVariables.firstIndex(of: variable) else { return false }
        return terms[state].contains { $0.isLike(term, tolerance: Self.sameness) }
    }

    /// Whether it has all terms of another law.
    func contains(_ other: Candidate) -> Bool {
        guard system.scope.stateVariables == other.system.scope.stateVariables else { return false }
        return zip(system.scope.stateVariables, other.terms).allSatisfy { variable, terms in
            terms.allSatisfy { has($0, in: variable) }
        }
    }

    /// Whether it is another law with terms that do not make it more probable.
    ///
    /// That one more term may be there, too small to be seen, can be said of every law.
    func onlyExtends(_ other: Candidate) -> Bool { criterion >= other.criterion && contains(other) }
}
