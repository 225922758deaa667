extension EquationSystem {
    /// Reads equations whose names nobody declared.
    ///
    /// State variables are those on left sides; names that are neither variables nor declared are parameters, unless
    /// `parameters` declares some.
    ///
    /// - Throws: an ``EquationError`` with the place in the text.
    package init(inferringNamesIn text: String, stateVariables: [String], parameters: [String]) throws(EquationError) {
        let states = stateVariables.isEmpty ? Self.leftSides(of: text) : stateVariables
        var names = parameters
        while true {
            let scope = Scope(stateVariables: states, parameters: names, isDriven: true)
            do throws(EquationError) {
                self = try EquationSystem(parsing: text, in: scope)
                return
            } catch {
                // Every round declares one name more, up to the limit that the parser has.
                guard parameters.isEmpty, error.kind == .unknownName, let name = error.found, !names.contains(name)
                else { throw error }
                names.append(name)
            }
        }
    }

    /// The variables of left sides such as `d2x/dt2`, each once; others are left to the parser to refuse.
    private static func leftSides(of text: String) -> [String] {
        var names: [String] = []
        for equation in text.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
            let left = equation.prefix { $0 != "=" }.filter { !$0.isWhitespace }
            let name: Substring
            if left.hasPrefix("d2"), left.hasSuffix("/dt2") {
                name = left.dropFirst(2).dropLast(4)
            } else if left.hasPrefix("d"), left.hasSuffix("/dt") {
                name = left.dropFirst().dropLast(3)
            } else {
                continue
            }
            if !name.isEmpty, !names.contains(String(name)) { names.append(String(name)) }
        }
        return names
    }
}
