import PhysiXEpisodes
import PhysiXKernel

/// The law behind a drawn problem, as an answer and as a source of wrong answers.
struct KnownLaw {
    /// The equations, with the parameters that they use and without decoys.
    let system: EquationSystem
    /// The numbers in them.
    let parameters: Parameters

    /// - Returns: `nil` for a problem whose law is not known.
    init?(of problem: Problem) {
        guard let truth = problem.truth else { return nil }
        func parsed(_ names: [String]) -> EquationSystem? {
            let scope = Scope(
                stateVariables: problem.stateVariables, parameters: names, isDriven: problem.scope.isDriven)
            do throws(EquationError) { return try EquationSystem(parsing: truth.equation, in: scope) } catch {
                preconditionFailure("the law of a drawn problem can be read: \(error.summary)")
            }
        }
        guard let whole = parsed(truth.parameters.names) else { return nil }
        let used = Set(whole.nodes.filter { $0.operation == .parameter }.map { Int($0.left) })
        let names = truth.parameters.names.indices.filter(used.contains).map { truth.parameters.names[$0] }
        guard let system = parsed(names) else { return nil }
        self.system = system
        parameters = Parameters(names.map { ($0, truth.parameters[$0] ?? .nan) })
    }

    /// The law with other terms: `change` gets the place of each equation, and its terms.
    func changingTerms(_ change: (Int, inout [SignedTerm]) -> Void) -> String {
        let texts = system.equations.indices.map { index in
            var terms = SignedTerm.terms(of: system.rightHandSide(of: index))
            change(index, &terms)
            let text = system.text(of: index)
            let leftSide = text.prefix { $0 != "=" }
            return leftSide + "= " + SignedTerm.sum(terms).text(in: system.scope)
        }
        return texts.joined(separator: "; ")
    }

    /// How many terms each equation has.
    var termCounts: [Int] {
        system.equations.indices.map { SignedTerm.terms(of: system.rightHandSide(of: $0)).count }
    }

    /// The parameters with so many significant digits.
    func parameters(digits: Int) -> Parameters {
        Parameters(
            zip(parameters.names, parameters.values).map { ($0, Double($1.significant(digits)) ?? $1) })
    }
}
