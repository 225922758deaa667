import PhysiXKernel
import Testing

@Suite struct PrintingTests {
    static let scope = Scope(stateVariables: ["x", "y"], parameters: ["a", "b"], isDriven: true)
    static let x = Expression.state(0)
    static let y = Expression.state(1)

    @Test(arguments: [
        (x + (y + x), "x + (y + x)"), (x - (y - x), "x - (y - x)"), (x - y - x, "x - y - x"),
        (x * (y / x), "x*(y/x)"), (x / y * x, "x/y*x"), (-(x * y), "-(x*y)"), (-x * y, "-x*y"), (x - -y, "x - -y"),
        (x * -y, "x*-y"), (-(-x), "--x"), (.power(-x, .constant(2)), "(-x)**2"), (-.power(x, .constant(2)), "-x**2"),
        (.power(.power(x, y), x), "(x**y)**x"), (.power(x, .power(y, x)), "x**y**x"), (.power(x, -y), "x**-y"),
        (.power(.constant(-2), x), "(-2)**x"), (.power(x, .constant(-2)), "x**-2"), (.constant(-2) * x, "-2*x"),
        (x * .constant(-2), "x*-2"), (.constant(5) + .constant(1e-5), "5 + 1e-05"),
        (.sin(x + y) * .abs(.time), "sin(x + y)*abs(t)"),
        ((x + y) * .parameter(1), "(x + y)*b"), (.constant(-0.0), "-0"), (.constant(1e300), "1e+300"),
        (.constant(396e9), "3.96e+11"), (.constant(-4e8), "-4e+08"), (.constant(12_345_678), "12345678"),
        (.constant(1_000_000), "1000000"), (.constant(0), "0"),
    ])
    func usesFewParentheses(_ expression: Expression, _ text: String) {
        #expect(expression.text(in: Self.scope) == text)
    }

    @Test func lawsOfTheTextbookStayAsTheyAre() throws {
        let texts = [
            "d2theta/dt2 = -(g/L)*sin(theta) - b*dtheta", "d2theta/dt2 = -g + b*dtheta**2",
            "d2theta/dt2 = -b*sqrt(dtheta**2 + L**2)*dtheta",
        ]
        let scope = Scope(stateVariables: ["theta", "dtheta"], parameters: ["g", "L", "b"])
        for text in texts { #expect(try EquationSystem(parsing: text, in: scope).description == text) }
    }

    @Test func readingWhatWasPrintedGivesTheSameSystem() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<4000 {
            let size = Int.random(in: 0..<12, using: &generator)
            let system = try EquationSystem(
                [
                    (variable: 0, order: 1, rightHandSide: generator.expression(size: size)),
                    (variable: 1, order: 2, rightHandSide: generator.expression(size: 3)),
                ], in: Self.scope)
            #expect(try EquationSystem(parsing: system.description, in: system.scope) == system, "\(system)")
            #expect(try EquationSystem(parsing: system.description, in: Self.scope) == system, "\(system)")
        }
    }

    @Test func negativeConstantsKeepTheirValue() throws {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<4000 {
            let expression = generator.expression(
                size: Int.random(in: 0..<12, using: &generator), constants: [-1, -0.5, -2, 3, -1e-7, -0.0])
            let text = expression.text(in: Self.scope)
            let system = try EquationSystem(parsing: "dx/dt = \(text); dy/dt = 0", in: Self.scope)
            let value = expression.value(state: [0.7, -1.3], parameters: [2, -0.4])
            let read = system.rightHandSide(of: 0).value(state: [0.7, -1.3], parameters: [2, -0.4])
            #expect(read.bitPattern == value.bitPattern || (read.isNaN && value.isNaN), "\(text)")
        }
    }
}
