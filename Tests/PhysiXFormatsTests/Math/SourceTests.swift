import Foundation
import PhysiXFormats
import PhysiXKernel
import Testing

/// Systems whose exports are run by the language they are written in.
private let systems: [(text: String, scope: Scope, numbers: Parameters, state: [Double])] = [
    (
        "d2theta/dt2 = -(g/L)*sin(theta) - b*dtheta",
        Scope(stateVariables: ["theta", "dtheta"], parameters: ["g", "L", "b"]),
        ["g": 9.81, "L": 1.25, "b": 0.125], [0.75, -0.5]
    ),
    (
        "d2x/dt2 = -k*sqrt(vx**2 + vy**2)*vx; d2y/dt2 = -g - k*abs(vy)**1.5*-vy/2**-x",
        Scope(stateVariables: ["x", "y"], parameters: ["k", "g"]), ["g": 9.81, "k": 0.5], [1, 2, 3, -4]
    ),
    (
        "dclass/dt = -lam*class**2**0.5 + exp(-t)*log(3)*tan(class/3) - -(1 - --2)*1e-5",
        Scope(stateVariables: ["class"], parameters: ["lam"], isDriven: true), ["lam": 0.25], [0.5]
    ),
    (
        "dstate/dt = np*cos(def_)/sp - (np - (sp - 1)); ddef_/dt = -state/(2/np)",
        Scope(stateVariables: ["state", "def_"], parameters: ["np", "sp"]), ["np": 2, "sp": 3], [0.5, 0.25]
    ),
]

/// The derivatives that the kernel computes at the time 2.
private func derivatives(_ system: EquationSystem, _ numbers: Parameters, _ state: [Double]) throws -> [Double] {
    let parameters = try numbers.values(for: system)
    return state.indices.map { system.derivative(of: $0).value(state: state, parameters: parameters, time: 2) }
}

private func expectClose(_ output: String, _ expected: [Double], _ text: String) {
    let numbers = output.split(whereSeparator: \.isWhitespace).compactMap { Double(String($0)) }
    #expect(numbers.count == expected.count, "\(text): \(output)")
    for (number, value) in zip(numbers, expected) {
        #expect((number - value).magnitude <= 1e-12 * max(1, value.magnitude), "\(text)")
    }
}

@Suite struct PythonSourceTests {
    @Test(.enabled(if: Interpreter.pythonHas("scipy", "numpy"), "python3 with numpy and scipy is needed"))
    func scipyComputesTheSameDerivatives() throws {
        let python = try #require(Interpreter("python3"))
        for (text, scope, numbers, state) in systems {
            let system = try EquationSystem(parsing: text, in: scope)
            let script =
                system.scipySource(numbers: numbers) + """

                    from scipy.integrate import solve_ivp
                    state = \(state)
                    solution = solve_ivp(right_hand_side, [0, 0.01], state)
                    assert solution.success
                    print(*(float(value) for value in right_hand_side(2, np.array(state, dtype=float))))
                    """
            let (status, output) = try python.run(["-c", script])
            #expect(status == 0, "\(output)")
            expectClose(output, try derivatives(system, numbers, state), text)
        }
    }

    @Test(.enabled(if: Interpreter.pythonHas("sympy"), "python3 with sympy is needed"))
    func sympyComputesTheSameRightSides() throws {
        let python = try #require(Interpreter("python3"))
        for (text, scope, numbers, state) in systems {
            let system = try EquationSystem(parsing: text, in: scope)
            let values =
                zip(system.scope.stateVariables, state).map { "\"\($0)\": \($1)" }
                + zip(numbers.names, numbers.values).map { "\"\($0)\": \($1)" }
            let script =
                system.sympySource() + """

                    values = {\(values.joined(separator: ", ")), "t": 2.0}

                    def number(node):
                        if isinstance(node, sp.Derivative):
                            name = node.expr.func.__name__
                            return values.get("v" + name, values.get("d" + name))
                        return values[node.func.__name__ if node.args else node.name]

                    for equation in equations:
                        assert isinstance(equation.lhs, sp.Derivative)
                        leaves = equation.rhs.atoms(sp.Derivative)
                        right = equation.rhs.subs({leaf: number(leaf) for leaf in leaves})
                        leaves = right.atoms(sp.Function) - right.atoms(sp.sin, sp.cos, sp.tan, sp.exp, sp.log, sp.Abs)
                        right = right.subs({leaf: number(leaf) for leaf in leaves})
                        print(float(right.subs({leaf: number(leaf) for leaf in right.atoms(sp.Symbol)})))
                    """
            let (status, output) = try python.run(["-c", script])
            #expect(status == 0, "\(output)")
            let parameters = try numbers.values(for: system)
            let expected = system.equations.indices.map {
                system.rightHandSide(of: $0).value(state: state, parameters: parameters, time: 2)
            }
            expectClose(output, expected, text)
        }
    }

    @Test func textForScipy() throws {
        let system = try EquationSystem(
            parsing: "dclass/dt = -k*class*sqrt(c)", in: Scope(stateVariables: ["class"], parameters: ["k", "c"]))
        #expect(
            system.scipySource(numbers: ["k": 0.5]) == """
                import numpy as np


                def right_hand_side(t, state, c, k=0.5):
                    class_, = state
                    return [
                        -k*class_*np.sqrt(c),
                    ]

                """)
    }

    @Test func textForSympy() throws {
        let system = try EquationSystem(
            parsing: "d2x/dt2 = -k*x - vx*abs(dx)", in: Scope(stateVariables: ["x"], parameters: ["k"]))
        #expect(
            system.sympySource() == """
                import sympy as sp

                t = sp.Symbol("t")
                k = sp.Symbol("k")
                x = sp.Function("x")(t)
                equations = [
                    sp.Eq(x.diff(t, 2), -k*x - x.diff(t)*sp.Abs(x.diff(t))),
                ]

                """)
    }
}

@Suite struct SwiftSourceTests {
    @Test func textOfAFunction() throws {
        let system = try EquationSystem(
            parsing: "d2x/dt2 = -k*-x**2 - --vx", in: Scope(stateVariables: ["x"], parameters: ["k", "case"]))
        #expect(
            system.swiftSource(numbers: ["k": 2]) == """
                import Foundation

                func derivatives(at t: Double, of state: [Double], k: Double = 2.0, case_: Double) -> [Double] {
                    let x = state[0]
                    let vx = state[1]
                    return [
                        vx,
                        -k * -pow(x, 2.0) - -(-vx),
                    ]
                }

                """)
    }

    @Test(.enabled(if: Interpreter("swiftc") != nil, "swiftc is needed"))
    func theCompilerAcceptsIt() throws {
        let compiler = try #require(Interpreter("swiftc"))
        let folder = FileManager.default.temporaryDirectory.appending(path: "physix-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try systems.enumerated().map { index, law in
            let file = folder.appending(path: "law\(index).swift")
            let source = try EquationSystem(parsing: law.text, in: law.scope).swiftSource(numbers: law.numbers)
            try source.replacing("func derivatives", with: "func derivatives\(index)").write(
                to: file, atomically: true, encoding: .utf8)
            return file.path
        }
        let (status, output) = try compiler.run(["-typecheck"] + files)
        #expect(status == 0, "\(output)")
    }
}
