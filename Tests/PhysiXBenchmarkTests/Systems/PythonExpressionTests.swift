import PhysiXKernel
import Testing

@testable import PhysiXBenchmark

struct PythonExpressionTests {
    @Test(arguments: [
        "(cos(x_1)/sin(x_1)) * cos(x_0)", "0.1 * x_0 - (-0.04) * x_0**3", "x_2**3 / 3. - 0.67 * abs(x_1)",
    ])
    func whatBothLanguagesSayStaysAsItIs(source: String) {
        #expect(PythonExpression(source).translated == source)
    }

    /// Values at 0.7, computed in Python.
    @Test(arguments: [
        ("cot(x_0)", 1.1872418321266796), ("sec(x_0)", 1.3074592597335937), ("csc(x_0)", 1.552270326957104),
        ("ln(x_0)", -0.35667494393873245), ("sinh(x_0)", 0.7585837018395334), ("cosh(x_0)", 1.255169005630943),
        ("tanh(x_0)", 0.6043677771171636), ("2*tanh(cot(x_0) - 1)**2", 0.06851209101936773),
    ])
    func otherFunctionsAreReplaced(source: String, value: Double) throws {
        let text = "dx_0/dt = " + PythonExpression(source).translated
        let system = try EquationSystem(parsing: text, in: Scope(stateVariables: ["x_0"]))
        let found = system.rightHandSide(of: 0).value(state: [0.7])
        #expect((found - value).magnitude < 1e-14)
    }

    @Test func theHyperbolicTangentOverflowsNowhere() throws {
        let text = "dx_0/dt = " + PythonExpression("tanh(x_0)").translated
        let system = try EquationSystem(parsing: text, in: Scope(stateVariables: ["x_0"]))
        #expect(system.rightHandSide(of: 0).value(state: [1e4]) == 1)
        #expect(system.rightHandSide(of: 0).value(state: [-1e4]) == -1)
    }
}
