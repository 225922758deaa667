import PhysiXEpisodes
import PhysiXKernel

extension SystemDefinition {
    /// An equation of the command line as a system, observed for ten seconds.
    ///
    /// - Throws: an ``InputFailure`` with the place in the equation, or a ``UsageError`` where a hidden velocity has no start.
    init(equation: String, parameters: Parameters, start: Parameters) throws {
        let scope = Scope(stateVariables: start.names, parameters: parameters.names, isDriven: true)
        let system = try withSource(equation) { try EquationSystem(parsing: equation, in: scope) }
        if let hidden = system.scope.stateVariables.dropFirst(start.count).first {
            throw UsageError(
                summary: "--initial lacks the velocity `\(hidden)`", hint: "add \(hidden)=0, or what it is")
        }
        let law = Law(of: start.names, equation, parameters: Priors(parameters), isDriven: true)
        self.init(
            id: "equation", tier: 1, law: law, start: Priors(start), duration: 10, hint: "An equation of one's own.")
        precision = .relative
    }
}

extension Priors {
    /// Fixed numbers.
    fileprivate init(_ numbers: Parameters) {
        self.init(zip(numbers.names, numbers.values).map { ($0, .fixed($1)) })
    }
}
