import PhysiXKernel
import Testing

@Suite struct ParserTests {
    static let scope = Scope(stateVariables: ["x", "vx"], parameters: ["k", "m"])

    /// How the parser grouped a right side, with every operation in parentheses.
    private func grouping(_ rightSide: String, in scope: Scope = scope) throws -> String {
        let system = try EquationSystem(parsing: "d2x/dt2 = \(rightSide)", in: scope)
        let nodes = system.rightHandSide(of: 0).nodes
        var texts: [String] = []
        for node in nodes {
            let text =
                switch node.operation {
                case .constant: "\(node.value)"
                case .state: scope.stateVariables[Int(node.left)]
                case .parameter: scope.parameters[Int(node.left)]
                case .time: "t"
                default:
                    node.operation.arity == 1
                        ? "(\(node.operation) \(texts[Int(node.left)]))"
                        : "(\(node.operation) \(texts[Int(node.left)]) \(texts[Int(node.right)]))"
                }
            texts.append(text)
        }
        return texts.last ?? ""
    }

    @Test(arguments: [
        ("1 + 2*x", "(add 1.0 (multiply 2.0 x))"),
        ("1 - 2 - 3", "(subtract (subtract 1.0 2.0) 3.0)"),
        ("k/m*x", "(multiply (divide k m) x)"),
        ("-x**2", "(negate (power x 2.0))"),
        ("(-x)**2", "(power (negate x) 2.0)"),
        ("2**-1", "(power 2.0 (negate 1.0))"),
        ("2**-x**2*k", "(multiply (power 2.0 (negate (power x 2.0))) k)"),
        ("x**k**m", "(power x (power k m))"),
        ("x^k^2", "(power x (power k 2.0))"),
        ("-k*x", "(multiply (negate k) x)"),
        ("-(k/m)*x", "(multiply (negate (divide k m)) x)"),
        ("k - -x", "(subtract k (negate x))"),
        ("+x + +k", "(add x k)"),
        ("- + -x", "(negate (negate x))"),
        ("+x**2", "(power x 2.0)"),
        ("sin(x)**2", "(power (sin x) 2.0)"),
        ("Abs(x) + abs(x)", "(add (abs x) (abs x))"),
        ("cos(tan(exp(log(sqrt(x)))))", "(cos (tan (exp (log (sqrt x)))))"),
        ("sin  (x)", "(sin x)"),
        ("((x))", "x"),
    ])
    func groupsAsWritten(_ text: String, _ expected: String) throws {
        #expect(try grouping(text) == expected)
    }

    @Test(arguments: [
        "dx", "vx", "dx/dt", "dx / dt", "(dx/dt)",
    ])
    func velocitiesHaveSeveralNames(_ text: String) throws {
        #expect(try grouping(text) == "vx")
    }

    @Test(arguments: ["dtheta", "vtheta", "dtheta/dt"])
    func velocitiesCalledByD(_ text: String) throws {
        let scope = Scope(stateVariables: ["theta", "dtheta"])
        let system = try EquationSystem(parsing: "d2theta/dt2 = -\(text)", in: scope)
        #expect(system.description == "d2theta/dt2 = -dtheta")
    }

    @Test func derivativeOfAVelocityOnTheLeft() throws {
        let scope = Scope(stateVariables: ["theta", "dtheta"])
        for text in ["ddtheta/dt = -theta", "dvtheta/dt = -theta", "d2theta/dt2 = -theta"] {
            let system = try EquationSystem(parsing: text, in: scope)
            #expect(system.derivatives == [.state(1), .equation(0)])
        }
    }

    @Test func quotientsByOtherNamesStayQuotients() throws {
        let scope = Scope(stateVariables: ["x", "vx"], parameters: ["dt0", "m"])
        #expect(try grouping("dx/dt0", in: scope) == "(divide vx dt0)")
        #expect(try grouping("dx/m", in: scope) == "(divide vx m)")
    }

    @Test(arguments: [
        "dx/dt = vx; d2x/dt2 = -x", "d2x/dt2 = -x;", ";;d2x/dt2 = -x\r\n\r\n", "\td2x / dt2\t=  -x \n",
        "dx/dt = vx\ndvx/dt = -x", "dvx/dt = -x", "dvx/dt = -x\rdx/dt = vx",
    ])
    func separatorsBlanksAndImpliedEquations(_ text: String) throws {
        let system = try EquationSystem(parsing: text, in: Self.scope)
        #expect(system.derivatives.count == 2)
    }

    @Test func explicitFirstOrderEquationsAreKept() throws {
        let system = try EquationSystem(parsing: "d2x/dt2 = -x; dx/dt = 2*vx", in: Self.scope)
        #expect(system.derivatives == [.equation(1), .equation(0)])
    }

    @Test func secondOrderEquationsAddHiddenVelocities() throws {
        let scope = Scope(stateVariables: ["x", "y"], parameters: ["w"])
        let system = try EquationSystem(parsing: "d2x/dt2 = w*dy/dt; d2y/dt2 = -w*vx - dy", in: scope)
        #expect(system.scope.stateVariables == ["x", "y", "vx", "vy"])
        #expect(system.scope.measuredCount == 2)
        #expect(system.derivatives == [.state(2), .state(3), .equation(0), .equation(1)])
        #expect(system.description == "d2x/dt2 = w*vy; d2y/dt2 = -w*vx - vy")
        #expect(try EquationSystem(parsing: system.description, in: scope) == system)
        #expect(try EquationSystem(parsing: system.description, in: system.scope) == system)
    }

    @Test func timeNeedsADrivenProblem() throws {
        let scope = Scope(stateVariables: ["x"], isDriven: true)
        #expect(try EquationSystem(parsing: "dx/dt = cos(t)", in: scope).description == "dx/dt = cos(t)")
    }

    @Test func longNamesAreToldApart() throws {
        let scope = Scope(
            stateVariables: ["population_a", "population_b"], parameters: ["population_growth", "g8888888"])
        let system = try EquationSystem(
            parsing: "dpopulation_a/dt = population_b; dpopulation_b/dt = population_growth - g8888888", in: scope)
        #expect(
            system.description == "dpopulation_a/dt = population_b; dpopulation_b/dt = population_growth - g8888888")
        #expect(throws: EquationError.self) {
            try EquationSystem(parsing: "dpopulation_a/dt = population_c", in: scope)
        }
    }

    @Test(arguments: 1...17)
    func namesEndAtTheFirstByteThatContinuesNone(_ length: Int) throws {
        let name = "aZ_9m0Qz_A5bY7Xk_".prefix(length)
        let scope = Scope(stateVariables: ["x"], parameters: [String(name)])
        let continuing = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_".utf8)
        var parser = Parser()
        var system = try EquationSystem(parsing: "dx/dt = 1", in: scope)
        for byte in UInt8.min...UInt8.max {
            let text = Array("dx/dt = \(name)".utf8) + [byte, UInt8(ascii: "y")]
            var unknown: Range<Int>?
            do {
                try parser.parse(text.span, in: scope, into: &system)
            } catch {
                if error.kind == .unknownName { unknown = error.range }
            }
            #expect((unknown == 8..<10 + length) == continuing.contains(byte), "byte \(byte)")
        }
        try parser.parse("dx/dt = \(name)".utf8.span, in: scope, into: &system)
        #expect(system.description == "dx/dt = \(name)")
    }

    @Test(arguments: [
        ("d2x/dt2 = -9.81", 1), ("d2x/dt2 = 9.81", 0), ("d2x/dt2 = +9.81", 0), ("d2x/dt2 = -k*x", 2),
        ("d2x/dt2 = -(k/m)*x - sin(vx)**2", 6),
    ])
    func operatorsAreCountedAsWritten(_ text: String, _ count: Int) throws {
        #expect(try EquationSystem(parsing: text, in: Self.scope).operatorCount == count)
    }

    @Test func aReusedParserForgetsEverything() throws {
        var parser = Parser()
        var system = try EquationSystem(parsing: "dx/dt = 1; dvx/dt = 2", in: Self.scope)
        let other = Scope(stateVariables: ["y"], parameters: ["c"])
        #expect(throws: EquationError.self) { try parser.parse("dy/dt = ((c".utf8.span, in: other, into: &system) }
        try parser.parse("dy/dt = -c*y".utf8.span, in: other, into: &system)
        #expect(system == (try EquationSystem(parsing: "dy/dt = -c*y", in: other)))
    }
}
