extension Scope {
    /// Checks that equations can be written with these names.
    ///
    /// Every parse checks the parameters; whoever makes a problem from a stranger's file checks its state variables
    /// with this.
    ///
    /// - Throws: an ``EquationError`` that names the state variable or parameter.
    public func check() throws(EquationError) {
        guard !stateVariables.isEmpty else {
            throw EquationError(.malformedName, "there are no state variables", expected: "at least one name")
        }
        for (index, name) in stateVariables.enumerated() {
            guard Self.isName(name) else {
                throw EquationError(
                    .malformedName, "the state variable `\(name.prefix(40))` is not a name", found: name,
                    expected: "an ASCII letter, then letters, digits and `_`", suggestion: "rename it, such as `x1`")
            }
            if let meaning = Self.fixedMeaning(of: name) { throw clash("state variable", name, meaning) }
            if stateVariables[..<index].contains(name) { throw clash("state variable", name, "another state variable") }
        }
        try checkParameters()
    }

    /// Checks that there are not too many parameters and that none takes a name that means something else.
    @inline(__always)
    func checkParameters() throws(EquationError) {
        if parameters.count <= Limits.parameters, misnamedParameter == nil { return }
        throw refusalOfParameters()
    }

    private func refusalOfParameters() -> EquationError {
        guard parameters.count <= Limits.parameters, let index = misnamedParameter else {
            return EquationError(
                .tooManyParameters,
                "`params` declares \(parameters.count) names; at most \(Limits.parameters) are read",
                suggestion: "declare only what the equation uses")
        }
        return clash("parameter", parameters[index], meaning(of: parameters[index]) ?? "something else")
    }

    private func clash(_ role: String, _ name: String, _ meaning: String) -> EquationError {
        EquationError(
            .nameClash, "the \(role) `\(name)` has the name of \(meaning)", found: name, expected: "another name",
            suggestion: "rename it, such as `\(name)_0`")
    }

    /// What a parameter's name already means, or `nil` where it is free.
    func meaning(of parameter: String) -> String? {
        if stateVariables.contains(parameter) { return "a state variable" }
        for (index, name) in stateVariables.enumerated() where velocity(of: index) != nil {
            if parameter == "v" + name || parameter == "d" + name { return "the velocity of `\(name)`" }
        }
        return Self.fixedMeaning(of: parameter)
    }

    private static func fixedMeaning(of name: String) -> String? {
        if name == "t" { return "the time" }
        if Operation.function(named: name) != nil { return "a function" }
        return ReservedWord.all.contains(name) ? "a reserved word" : nil
    }

    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, first.beginsName else { return false }
        return name.utf8.allSatisfy(\.continuesName)
    }
}
