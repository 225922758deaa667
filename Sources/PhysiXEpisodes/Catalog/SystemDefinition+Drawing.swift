import PhysiXKernel

extension SystemDefinition {
    /// The initial state, in the order of the state variables, from the numbers drawn for ``start``.
    func initialState(from drawn: Parameters) throws(ProblemError) -> [Double] {
        var state: [Double] = []
        var open: [Int] = []
        for (index, name) in law.stateVariables.enumerated() {
            let value = drawn[name]
            if value == nil { open.append(index) }
            state.append(value ?? 0)
        }
        if open.isEmpty { return state }
        guard open.count == 2, let speed = drawn["speed"], let angle = drawn["angle"] else {
            let names = open.map { "`\(law.stateVariables[$0])`" }.joined(separator: ", ")
            throw .definition(
                system: id, flaw: "\(names) have no initial value, and no `speed` and `angle` to replace two")
        }
        let direction = Direction(degrees: angle)
        state[open[0]] = speed * direction.x
        state[open[1]] = speed * direction.y
        return state
    }

    /// The hint with the numbers that were drawn.
    func hint(_ parameters: Parameters, _ start: Parameters) -> String {
        var numbers = parameters
        for (name, value) in zip(start.names, start.values) { numbers[name] = value }
        return HintTemplate(hint).filled(with: numbers)
    }

    /// Makes sure that problems can be drawn from a definition, such as one from a file of one's own.
    ///
    /// Whether the law has a solution shows only when a problem is drawn.
    ///
    /// - Throws: ``ProblemError`` with the first flaw.
    public func check() throws(ProblemError) {
        guard !id.isEmpty else { throw .definition(system: id, flaw: "it has no id") }
        guard duration >= 1e-4, duration <= 1e9 else {
            throw .definition(system: id, flaw: "its duration must be from 0.0001 to 1000000000 seconds")
        }
        var names: Set<String> = []
        for priors in [law.parameters, law.decoys, start] {
            for (name, prior) in zip(priors.names, priors.values) {
                guard prior.isValid else {
                    throw .definition(system: id, flaw: prior.flaw(of: name))
                }
                guard names.insert(name).inserted else {
                    throw .definition(system: id, flaw: "the name `\(name)` occurs twice")
                }
            }
        }
        for name in HintTemplate(hint).names where !names.contains(name) {
            throw .definition(system: id, flaw: "its hint mentions `{\(name)}`, which nothing defines")
        }
        guard !hint.isEmpty else { throw .definition(system: id, flaw: "it has no hint") }
        var ones = Parameters()
        for name in start.names { ones[name] = 1 }
        _ = try initialState(from: ones)
        try checkLaw()
    }

    private func checkLaw() throws(ProblemError) {
        let scope = Scope(
            stateVariables: law.stateVariables, parameters: law.parameters.names + law.decoys.names,
            isDriven: law.isDriven)
        for equation in [law.equation, law.altered].compactMap(\.self) {
            do {
                _ = try EquationSystem(parsing: equation, in: scope)
            } catch {
                throw .law(system: id, error)
            }
        }
    }
}
