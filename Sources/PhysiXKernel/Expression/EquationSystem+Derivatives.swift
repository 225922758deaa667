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
        let stateCount = scope.stateVariables.count
        while derivatives.count > stateCount { derivatives.removeLast() }
        for state in 0..<stateCount {
            let source = try source(of: state)
            if state < derivatives.count { derivatives[state] = source } else { derivatives.append(source) }
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
        let position = scope.position(of: state)
        var found: Int?
        for index in equations.indices {
            let equation = equations[index]
            let isDirect = equation.order == 1 && equation.variable == state
            let isSecondOrder = equation.order == 2 && equation.variable == position
            guard isDirect || isSecondOrder else { continue }
            guard found == nil else {
                throw EquationError(.duplicateEquation, "there are two equations for `\(scope.stateVariables[state])`")
            }
            found = index
        }
        if let found { return .equation(found) }
        if let velocity = scope.velocity(of: state) { return .state(velocity) }
        throw missingEquation(of: state)
    }

    private func missingEquation(of state: Int) -> EquationError {
        let name = scope.stateVariables[state]
        return EquationError(
            .missingEquation, "there is no equation for `\(name)`",
            expected: "`d\(name)/dt = …`",
            suggestion: scope.position(of: state).map { "write `d2\(scope.stateVariables[$0])/dt2 = …`" }
                ?? "write `d\(name)/dt = …`")
    }

    /// The state variable whose derivative an equation of this order for this variable gives.
    func target(variable: Int, order: Int) -> Int? {
        order == 1 ? variable : scope.velocity(of: variable)
    }
}
