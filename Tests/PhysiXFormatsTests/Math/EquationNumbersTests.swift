import PhysiXKernel
import Testing

@testable import PhysiXFormats

struct EquationNumbersTests {
    @Test(arguments: [
        ("dx/dt = a*x + b*y", [-0.5, -2], "dx/dt = -0.5*x - 2*y"),
        ("dx/dt = a*x - b*y", [0.5, -2], "dx/dt = 0.5*x + 2*y"),
        ("dx/dt = -a*x - b", [-0.5, 2], "dx/dt = 0.5*x - 2"),
        ("dx/dt = a + b", [-1, 3], "dx/dt = -1 + 3"),
        ("dx/dt = (a + y)*b", [-1, -3], "dx/dt = (-1 + y)*-3"),
        ("dx/dt = x**a + sin(b*x)/a", [-2, -3], "dx/dt = x**-2 + sin(-3*x)/-2"),
        ("dx/dt = x*y*a + y/b*2", [1.5, 4], "dx/dt = x*y*1.5 + y/4*2"),
    ])
    func numbersTakeTheirSignsAlong(equation: String, values: [Double], expected: String) throws {
        let scope = Scope(stateVariables: ["x", "y"], parameters: ["a", "b"])
        let system = try EquationSystem(parsing: equation + "; dy/dt = 0", in: scope)
        let shown = system.equations(withNumbers: values)
        #expect(shown[0] == expected)

        // Whatever the signs became, the value is the same.
        let numbers = try EquationSystem(parsing: shown.joined(separator: ";"), in: Scope(stateVariables: ["x", "y"]))
        #expect(rate(numbers, []) == rate(system, values))
    }

    /// The change of x after a short time from x = 2, y = 3.
    private func rate(_ system: EquationSystem, _ parameters: [Double]) -> Double {
        var integrator = Integrator()
        let end = integrator.solve(Program(system), parameters: parameters, from: [2, 3], at: [0, 1e-3])
        return (end[1, 0] * 1e9).rounded()
    }
}
