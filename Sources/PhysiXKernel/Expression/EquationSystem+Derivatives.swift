extension EquationSystem {
    /// Finds where each state variable's derivative comes from, and adds hidden velocities.
    mutating func resolveDerivatives() throws(EquationError) {
        for index in equations.indices where equations[index].order == 2 {
            let variable = equations[index].variable
            if scope.velocity(of: variable) == nil {
                scope.addVelocity(of: variable)
            }
        }
        derivatives.removeAll(keepingCapacity: true)
        for state in scope.stateVariables.indices {
            derivatives.append(try derivative(of: state))
        }
    }

    private func derivative(of state: Int) throws(EquationError) -> Derivative {
        let name = scope.stateVariables[state]
        let position = scope.position(of: state)
        var found: Int?
        for (index, equation) in equations.enumerated() {
            let isDirect = equation.order == 1 && equation.variable == state
            let isSecondOrder = equation.order == 2 && equation.variable == position
            guard isDirect || isSecondOrder else { continue }
            guard found == nil else {
                throw EquationError(.duplicateEquation, "there are two equations for `\(name)`")
            }
            found = index
        }
        if let found { return .equation(found) }
        if let velocity = scope.velocity(of: state) { return .state(velocity) }
        throw EquationError(
            .missingEquation, "there is no equation for `\(name)`",
            expected: "d\(name)/dt = …",
            suggestion: position.map { "write `d2\(scope.stateVariables[$0])/dt2 = …`" }
                ?? "write `d\(name)/dt = …`")
    }

    /// The state variable whose derivative an equation of this order for this variable gives.
    func target(variable: Int, order: Int) -> Int? {
        order == 1 ? variable : scope.velocity(of: variable)
    }
}
