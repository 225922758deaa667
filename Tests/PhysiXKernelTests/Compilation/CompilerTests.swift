import Testing

@testable import PhysiXKernel

struct CompilerTests {
    private func program(_ text: String, _ parameters: [String] = [], driven: Bool = false) throws -> Program {
        Program(
            try EquationSystem(
                parsing: text, in: Scope(stateVariables: ["x", "vx"], parameters: parameters, isDriven: driven)))
    }

    private func body(_ program: Program) -> [Opcode] {
        program.instructions.dropFirst(program.layout.prologueCount).map(\.opcode)
    }

    @Test func parametersAloneAreComputedInThePrologue() throws {
        let spring = try program("d2x/dt2 = -(k/m)*x - (b/m)*vx", ["k", "m", "b"])
        #expect(spring.layout.prologueCount == 3)
        #expect(body(spring) == [.multiply, .subtractProduct])
    }

    @Test func numbersAreFolded() throws {
        let folded = try program("d2x/dt2 = -(2*3 + 4/8)*x")
        #expect(body(folded) == [.multiply])
        #expect(folded.constants.contains(-6.5))
    }

    @Test func commonPartsAreComputedOnce() throws {
        let twice = try program("d2x/dt2 = sin(x*vx) + cos(x*vx)")
        #expect(body(twice) == [.multiply, .sin, .cos, .add])
    }

    @Test func aProductThatIsUsedTwiceIsNotFused() throws {
        let square = try program("d2x/dt2 = (x*vx) + (x*vx)*3")
        #expect(body(square) == [.multiply, .multiplyAdd])
        let same = try program("d2x/dt2 = x*x + x*x")
        #expect(body(same) == [.multiply, .add])
    }

    @Test(arguments: [(2, 1), (3, 2), (4, 2), (7, 4), (-2, 2)])
    func integerPowersAreProducts(_ exponent: Int, _ instructions: Int) throws {
        let power = try program("d2x/dt2 = x**\(exponent)")
        #expect(body(power).count == instructions)
        #expect(body(power).allSatisfy { $0 == .multiply || $0 == .divide })
    }

    /// The longest program that the limits of the language allow: each power of 63 is ten products.
    @Test func theSizeOfIntegerPowersIsBounded() throws {
        func tower(_ base: String) -> String {
            String(repeating: "(", count: 60) + base + String(repeating: "**63)", count: 60)
        }
        let text = "d2x/dt2 = \(tower("x")) - \(tower("vx")) - \(tower("t")) - \(tower("k"))"
        let towers = try program(text, ["k"], driven: true)
        #expect(towers.layout.prologueCount == 600)
        #expect(towers.layout.bodyCount == 1801)
        #expect(towers.instructions.count <= 10 * Limits.operators)
        #expect(towers.cost == 1801 + towers.layout.stateSlots)
        let again = try program(text + " + (x**63)**63", ["k"], driven: true)
        #expect(again.layout.bodyCount == 1802)
    }

    @Test func anInstructionTakenBackIsFoundNoMore() throws {
        let fused = try program("d2x/dt2 = (x*vx + x) + (x*vx - x)*(x*vx)")
        #expect(body(fused) == [.multiplyAdd, .multiplySubtract, .multiply, .multiplyAdd])
    }

    @Test func programsThatDifferInNumbersHaveTheSameInstructions() throws {
        #expect(try program("d2x/dt2 = -2*x").instructions == program("d2x/dt2 = -3.5*x").instructions)
    }

    @Test func timeIsNoticed() throws {
        #expect(try program("d2x/dt2 = cos(t) - x", driven: true).usesTime)
        #expect(try !program("d2x/dt2 = -x").usesTime)
    }

    /// The right-hand side that the integrator runs has the value of the expression tree.
    @Test func compiledAndTreeValuesAgree() throws {
        let text = "d2x/dt2 = -k*x**3 + sin(x)*vx - abs(vx)**1.5/(1 + x*x) + exp(-x)*sqrt(k) - tan(x/9) + log(2 + x*x)"
        let system = try EquationSystem(parsing: text, in: Scope(stateVariables: ["x", "vx"], parameters: ["k"]))
        let program = Program(system)
        var memory = ScratchMemory()
        let registers = unsafe memory.room(for: program.layout.count, of: Double.self)
        unsafe program.load([0.7], into: registers)
        for (x, vx) in [(0.3, -1.2), (-2.0, 0.4), (1.7, 3.1)] {
            let compiled = unsafe program.withCode { code, outputs in
                let loaded = unsafe ScalarRegisters(registers, program, code, outputs)
                loaded.place(SIMD2(x, vx), at: 0)
                _ = loaded.evaluate(at: 0)
                return loaded.slope(0) as SIMD2<Double>
            }
            let tree = system.rightHandSide(of: 0).value(state: [x, vx], parameters: [0.7], time: 0)
            #expect(compiled[0] == vx)
            #expect(abs(compiled[1] - tree) <= 1e-14 * (1 + abs(tree)))
        }
    }
}
