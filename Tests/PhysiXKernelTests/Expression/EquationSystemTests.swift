import PhysiXKernel
import Testing

@Suite struct EquationSystemTests {
    static let scope = Scope(stateVariables: ["x", "vx", "y"], parameters: ["k"])
    static let x = Expression.state(0)

    @Test func builtFromParts() throws {
        let system = try EquationSystem(
            [
                (variable: 2, order: 2, rightHandSide: -Self.x),
                (variable: 0, order: 2, rightHandSide: .parameter(0) * Self.x),
            ],
            in: Self.scope)
        #expect(system.description == "d2y/dt2 = -x; d2x/dt2 = k*x")
        #expect(system.scope.stateVariables == ["x", "vx", "y", "vy"])
        #expect(system.derivatives == [.state(1), .equation(1), .state(3), .equation(0)])
        #expect(system.rightHandSide(of: 1) == .parameter(0) * Self.x)
        #expect(system.derivative(of: 2) == .state(3))
        #expect(system.operatorCount == 2)
    }

    @Test func parsedAndBuiltAreEqual() throws {
        let built = try EquationSystem(
            [(variable: 0, order: 1, rightHandSide: .sin(.time) - .constant(2) / Self.x)],
            in: Scope(stateVariables: ["x"], isDriven: true))
        #expect(try EquationSystem(parsing: "dx/dt = sin(t) - 2/x", in: built.scope) == built)
    }

    @Test(arguments: [
        ([(0, 2)], EquationError.Kind.missingEquation), ([(0, 2), (1, 1), (2, 1)], .duplicateEquation),
        ([(0, 2), (2, 1), (2, 2)], nil), ([(1, 2), (2, 1)], .unsupportedOrder),
        ([(2, 1), (2, 1), (0, 2)], .duplicateEquation),
    ])
    func everyDerivativeHasOneSource(_ laws: [(variable: Int, order: Int)], _ kind: EquationError.Kind?) {
        var thrown: EquationError.Kind?
        do throws(EquationError) {
            _ = try EquationSystem(laws.map { ($0.variable, $0.order, Self.x) }, in: Self.scope)
        } catch {
            thrown = error.kind
        }
        #expect(thrown == kind)
    }

    @Test func substitutionPutsNumbersIn() {
        let law = Expression.parameter(0) * Self.x + .parameter(1)
        let numeric = law.substituting(parameters: [2, -3])
        #expect(numeric == .constant(2) * Self.x + .constant(-3))
        #expect(numeric.value(state: [5]) == law.value(state: [5], parameters: [2, -3]))
    }
}
