extension EquationSystem {
    /// Finds where each state variable's derivative comes from, and adds hidden velocities.
    mutating func resolveDerivatives() throws(EquationError) {
        for index in equations.indices where equations[index].order == 2 {
            let variable = equations[index].variable
            if let position = scope.position(of: variable) {
                throw thirdOrder(scope.stateVariables[variable], scope.stateVariables[position])
            }
            if scope.velocity(of: variable) == nil {
                scope.addVelocity(of: variable)
            }
        }
        derivatives.removeAll(keepingCapacity: true)
        for state in scope.stateVariables.indices {
            derivatives.append(try source(of: state))
        }
    }

    /// The refusal of a second-order equation for what is a velocity already.
    func thirdOrder(_ velocity: String, _ position: String, at range: Range<Int>? = nil) -> EquationError {
        EquationError(
            .unsupportedOrder,
            "`\(velocity)` is the velocity of `\(position)`, so its second derivative would be of third order",
            at: range, found: "d2\(velocity)/dt2", expected: "`d2\(position)/dt2 = …`",
            suggestion: "write `d2\(position)/dt2 = …`")
    }

    private func source(of state: Int) throws(EquationError) -> Derivative {
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
            expected: "`d\(name)/dt = …`",
            suggestion: position.map { "write `d2\(scope.stateVariables[$0])/dt2 = …`" }
                ?? "write `d\(name)/dt = …`")
    }

    /// The state variable whose derivative an equation of this order for this variable gives.
    func target(variable: Int, order: Int) -> Int? {
        order == 1 ? variable : scope.velocity(of: variable)
    }
}
