import PhysiXKernel
import Testing

@Suite struct EquivalenceTests {
    static let scope = Scope(stateVariables: ["x", "vx"], parameters: ["k", "m"])

    private func compare(_ left: String, _ right: String, tolerance: Double = 1e-9) throws -> Equivalence {
        let left = try EquationSystem(parsing: "d2x/dt2 = \(left)", in: Self.scope)
        let right = try EquationSystem(parsing: "d2x/dt2 = \(right)", in: Self.scope)
        return left.equivalence(
            to: right, parameters: [3, 1.5], otherParameters: [3, 1.5], ranges: [0.5...2, -1...1], tolerance: tolerance)
    }

    @Test(arguments: [
        ("-(k/m)*x", "-2*x"), ("-k*x/m", "x*(-k)/m"), ("(x + vx)**2", "vx**2 + 2*vx*x + x**2"),
        ("k*(x - vx)*(x + vx)", "3*x**2 - 3*vx**2"), ("sqrt(x)", "x**0.5"), ("sin(x - vx)", "-sin(vx - x)"),
        ("x/x", "1"), ("1/(2*x + 2*vx)", "0.5/(vx + x)"), ("cos(vx - x)", "cos(x - vx)"), ("x**2*x**-1", "x"),
        ("abs(-2*x)", "abs(2*x)"), ("k - m", "1.5"), ("0*x", "0"), ("(0.1 + 0.2)*x", "0.3*x"),
        ("sin(0.1*x + 0.2*x)", "sin(0.3*x)"), ("exp(2*x*(1 + vx))", "exp(2*x + 2*vx*x)"),
    ])
    func theSameByStructure(_ left: String, _ right: String) throws {
        #expect(try compare(left, right) == .structural)
    }

    @Test(arguments: [
        ("exp(x)**2", "exp(2*x)"), ("sin(2*x)", "2*sin(x)*cos(x)"), ("sqrt(x**2)", "x"), ("tan(x)", "sin(x)/cos(x)"),
        ("log(x**2)", "2*log(x)"), ("(x**2 - vx**2)/(x - vx)", "x + vx"), ("sin(x)**2 + cos(x)**2", "1"),
    ])
    func theSameByValue(_ left: String, _ right: String) throws {
        #expect(try compare(left, right) == .numerical)
    }

    @Test(arguments: [
        ("-x", "x"), ("x", "x + 1e-6"), ("x**2", "x**3"), ("sin(x)", "x"), ("log(-x)", "log(-x)*2"), ("x", "sqrt(vx)"),
        ("1/(x - x)", "1/(x - x)"),
    ])
    func different(_ left: String, _ right: String) throws {
        #expect(try compare(left, right) == .different)
        #expect(!(try compare(left, right).isEquivalent))
    }

    @Test func tolerancesForFittedNumbers() throws {
        #expect(try compare("-2.001*x - 0.1*sin(1.001*vx)", "-2*x - 0.1*sin(vx)", tolerance: 0.01) == .structural)
        #expect(try compare("-2.001*x", "-2*x", tolerance: 1e-5) == .different)
    }

    @Test func hiddenVelocitiesAreFoundByName() throws {
        let scope = Scope(stateVariables: ["x", "y"])
        let left = try EquationSystem(parsing: "d2x/dt2 = vy; d2y/dt2 = -2*vx", in: scope)
        let right = try EquationSystem(parsing: "d2y/dt2 = -vx - vx; d2x/dt2 = dy/dt", in: scope)
        #expect(left.scope.stateVariables != right.scope.stateVariables)
        #expect(left.equivalence(to: right) == .structural)
    }

    @Test func differentOrdersAreDifferent() throws {
        let scope = Scope(stateVariables: ["x"])
        let first = try EquationSystem(parsing: "dx/dt = -x", in: scope)
        let second = try EquationSystem(parsing: "d2x/dt2 = -x", in: scope)
        #expect(first.equivalence(to: second) == .different)
        #expect(first.termAgreement(with: second) == nil)
    }

    @Test func simplifiedSystemsAreEquivalent() throws {
        var generator = SeededGenerator(seed: 31)
        let scope = Scope(stateVariables: ["x", "y"], parameters: ["a", "b"])
        for _ in 0..<500 {
            let law = generator.expression(
                size: 6, constants: [1, 2, 3], operations: [.add, .subtract, .multiply, .negate, .sin, .cos])
            let system = try EquationSystem(
                [(variable: 0, order: 1, rightHandSide: law), (variable: 1, order: 1, rightHandSide: .state(0))],
                in: scope)
            let result = system.simplified().equivalence(
                to: system, parameters: [1.25, -0.5], otherParameters: [1.25, -0.5], tolerance: 1e-6)
            #expect(result.isEquivalent, "\(system) and \(system.simplified())")
        }
    }
}

@Suite struct TermTests {
    static let scope = Scope(stateVariables: ["theta", "dtheta"], parameters: ["g", "L", "b"], isDriven: true)

    private func terms(_ text: String, _ parameters: [Double] = [9, 2, 0.25]) throws -> [String] {
        let system = try EquationSystem(parsing: "d2theta/dt2 = \(text)", in: Self.scope)
        return system.derivative(of: 1).terms(parameters: parameters).map {
            "\(($0.coefficient * 1e9).rounded() / 1e9) \($0.expression.text(in: Self.scope))"
        }
    }

    @Test(arguments: [
        ("-(g/L)*sin(theta) - b*dtheta", ["-4.5 sin(theta)", "-0.25 dtheta"]),
        ("-g", ["-9.0 1"]), ("0", []), ("theta - theta", []),
        ("(theta + dtheta)*(theta - 2)", ["1.0 theta**2", "-2.0 theta", "1.0 dtheta*theta", "-2.0 dtheta"]),
        ("(theta + 1)**3", ["1.0 theta**3", "3.0 theta**2", "3.0 theta", "1.0 1"]),
        ("b*cos(2*t) + theta/L", ["0.25 cos(2*t)", "0.5 theta"]),
        ("(theta + dtheta**2)/L", ["0.5 theta", "0.5 dtheta**2"]), ("theta/(1 + theta)", ["1.0 theta/(1 + theta)"]),
        ("1/0", []),
    ])
    func multipliesOut(_ text: String, _ expected: [String]) throws {
        #expect(try Set(terms(text)) == Set(expected))
    }

    @Test func hugeProductsStayBounded() throws {
        let sum = (1...12).map { "cos(\($0)*t)" }.joined(separator: " + ")
        let product = Array(repeating: "(\(sum))", count: 5).joined(separator: "*")
        #expect(try terms(product).count <= 400)
    }

    @Test func agreement() throws {
        let truth = try EquationSystem(parsing: "d2theta/dt2 = -(g/L)*sin(theta) - b*dtheta", in: Self.scope)
        let proposal = try EquationSystem(parsing: "d2theta/dt2 = -4*sin(1.01*theta) + theta**3 + 1", in: Self.scope)
        let agreement = try #require(
            proposal.termAgreement(with: truth, parameters: [0, 0, 0], truthParameters: [9, 2, 0.25]))
        #expect(agreement.precision == 1.0 / 3)
        #expect(agreement.recall == 0.5)
        #expect(
            truth.termAgreement(with: truth, parameters: [9, 2, 0.25], truthParameters: [9, 2, 0.25])?.recall == 1)
    }

    @Test func nothingAgreesWithNothing() {
        #expect(TermAgreement(proposed: [], truth: []).precision == 1)
        #expect(TermAgreement(proposed: [], truth: []).recall == 1)
    }
}
