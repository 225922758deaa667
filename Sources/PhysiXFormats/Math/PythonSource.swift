public import PhysiXKernel

extension EquationSystem {
    /// A Python function for `scipy.integrate.solve_ivp`, with the imports it needs.
    ///
    /// The function is called `right_hand_side`, takes the time, the state and the parameters, and returns the
    /// derivatives in the order of ``Scope/stateVariables``. Names that are words of Python get an underscore.
    ///
    /// - Parameter numbers: default values of the parameters.
    /// - Returns: the text of a module, ending with a line feed.
    public func scipySource(numbers: Parameters = Parameters()) -> String {
        let names = SourceNames(scope, reserved: Python.words.union(["np", "state", "right_hand_side"]))
        let arguments = scope.parameters.map { name in
            names[name] + (numbers[name].map { "=\($0.numeral)" } ?? "")
        }
        // A parameter without a default may not follow one that has one.
        let ordered = arguments.filter { !$0.contains("=") } + arguments.filter { $0.contains("=") }
        let states = scope.stateVariables.map { names[$0] }
        let rows = derivatives.indices.map { state in
            let text = derivative(of: state).text(
                name: { names[scope.name(of: $0)] }, function: { "np.\($0.symbol)" })
            return "        \(text),\n"
        }
        return """
            import numpy as np


            def right_hand_side(\((["t", "state"] + ordered).joined(separator: ", "))):
                \(states.joined(separator: ", "))\(states.count == 1 ? "," : "") = state
                return [
            \(rows.joined())    ]

            """
    }

    /// A Python program that solves the equations with scipy and prints the solution as CSV; ``scipySource(numbers:)`` with
    /// something to run below it.
    ///
    /// - Parameters:
    ///   - numbers: a value for each parameter.
    ///   - start: the initial state, in the order of ``Scope/stateVariables``.
    ///   - duration: how long to solve, from the time 0, above 0.
    /// - Returns: the text of a program, ending with a line feed.
    /// - Precondition: no parameter and no state variable lacks its number.
    public func scipyProgram(numbers: Parameters, from start: [Double], over duration: Double) -> String {
        precondition(scope.parameters.allSatisfy { numbers[$0] != nil }, "each parameter has a number")
        precondition(start.count == scope.stateVariables.count, "each state variable has a start")
        let heading = (["t"] + scope.stateVariables).joined(separator: ",")
        // scipy's own 1e-6 would be coarse for states that are small.
        let scale = start.reduce(0) { max($0, $1.magnitude) }
        let tolerance = scale > 0 ? min(scale, 1) * 1e-10 : 1e-10
        return scipySource(numbers: numbers) + """


            if __name__ == "__main__":
                from scipy.integrate import solve_ivp

                times = np.linspace(0, \(duration.numeral), 101)
                start = [\(start.map(\.numeral).joined(separator: ", "))]
                solution = solve_ivp(
                    right_hand_side, (times[0], times[-1]), start, method="LSODA", t_eval=times,
                    rtol=1e-8, atol=\(tolerance.numeral),
                )
                print("\(heading)")
                for row in zip(solution.t, *solution.y):
                    print(*row, sep=",")

            """
    }

    /// Python statements that define the equations for sympy, as the list `equations`, with the imports they need.
    ///
    /// State variables are functions of `t`, parameters symbols. Velocities are derivatives of their positions.
    public func sympySource() -> String {
        let names = SourceNames(scope, reserved: Python.words.union(["sp", "equations"]))
        var lines = ["import sympy as sp", "", "t = sp.Symbol(\"t\")"]
        lines += scope.parameters.map { "\(names[$0]) = sp.Symbol(\"\($0)\")" }
        let state = { (index: Int) -> String in
            let velocity = scope.position(of: index).flatMap { derivatives[$0] == .state(index) ? $0 : nil }
            return velocity.map { "\(names[scope.stateVariables[$0]]).diff(t)" } ?? names[scope.stateVariables[index]]
        }
        for (index, name) in scope.stateVariables.enumerated() where !state(index).hasSuffix(".diff(t)") {
            lines.append("\(names[name]) = sp.Function(\"\(name)\")(t)")
        }
        lines.append("equations = [")
        for (index, equation) in equations.enumerated() {
            let right = rightHandSide(of: index).text(
                name: { $0.operation == .state ? state(Int($0.left)) : names[scope.name(of: $0)] },
                function: { $0 == .abs ? "sp.Abs" : "sp.\($0.symbol)" })
            let order = equation.order == 2 ? ", 2" : ""
            lines.append("    sp.Eq(\(state(equation.variable)).diff(t\(order)), \(right)),")
        }
        return (lines + ["]"]).joined(separator: "\n") + "\n"
    }
}

private enum Python {
    /// The keywords of Python 3, and `t`.
    static let words: Set<String> = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
        "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "t",
    ]
}
