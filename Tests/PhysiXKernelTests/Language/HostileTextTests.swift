import PhysiXKernel
import Testing

/// Texts that try to break the parser: each must be refused or read, and nothing else.
@Suite struct HostileTextTests {
    static let scope = Scope(stateVariables: ["x", "vx"], parameters: ["k"], isDriven: true)

    @discardableResult
    private func outcome(_ bytes: [UInt8], in scope: Scope = scope) -> EquationError? {
        var parser = Parser()
        guard var system = try? EquationSystem(parsing: "d2x/dt2 = 0", in: Self.scope) else { return nil }
        do throws(EquationError) {
            try parser.parse(bytes.span, in: scope, into: &system)
            return nil
        } catch {
            if let range = error.range {
                #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count)
            }
            #expect(!error.summary.isEmpty && !error.summary.hasSuffix("."))
            return error
        }
    }

    @Test func everyByteAlone() {
        for byte in UInt8.min...UInt8.max { #expect(outcome([byte]) != nil) }
    }

    @Test func everyByteAsAnOperand() {
        for byte in UInt8.min...UInt8.max {
            outcome(Array("d2x/dt2 = ".utf8) + [byte])
            outcome(Array("d2x/dt2 = k ".utf8) + [byte])
            outcome(Array("d2x/dt2 = k + x".utf8) + [byte])
        }
    }

    @Test(arguments: [
        String(repeating: "(", count: 4096), String(repeating: "(", count: 100_000),
        String(repeating: "-", count: 300), "d2x/dt2 = " + String(repeating: "-", count: 300) + "x",
        "d2x/dt2 = " + String(repeating: "(", count: 4086), "d2x/dt2 = " + String(repeating: "sin(", count: 1000),
        "d2x/dt2 = x" + String(repeating: "**x", count: 1000), String(repeating: "=", count: 4096),
        String(repeating: "d", count: 4096), String(repeating: "d/dt", count: 1000), "d2/dt2 = 1", "d/dt = 1", "d2dt2",
        "dd/dt = 1", "d2x/dt2 = d/dt", "d2x/dt2 = d2/dt2", "d2x/dt2 = d/dt2", "d2x/dt2", "d2x/", "d2x/dt2 = dx/",
        "d2x/dt2 = 0x10", "d2x/dt2 = 1e", "d2x/dt2 = 1e+", "d2x/dt2 = .", "d2x/dt2 = ..5", "d2x/dt2 = 5..",
        "d2x/dt2 = " + String(repeating: "9", count: 4000), "d2x/dt2 = 1e" + String(repeating: "9", count: 4000),
        "d2x/dt2 = 0." + String(repeating: "0", count: 4000) + "1", "d2x/dt2 = __import__('os').system('true')",
    ])
    func longAndOddTexts(_ text: String) {
        outcome(Array(text.utf8))
    }

    @Test func randomBytes() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            outcome(
                (0..<Int.random(in: 0..<40, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator)
                })
        }
    }

    @Test func randomTokens() {
        let pieces = [
            "d2x/dt2", "dx/dt", "dvx/dt", "=", "=", "x", "vx", "k", "t", "sin(", "(", ")", "+", "-", "*", "/", "**",
            "^",
            "2", "0.5", "1e3", ";", "\n", " ", "d2vx/dt2", "dt", "dt2", "d", ".", "−", "\\", "if",
        ]
        var generator = SeededGenerator(seed: 8)
        var accepted = 0
        for _ in 0..<30_000 {
            let count = Int.random(in: 0..<12, using: &generator)
            let text =
                "d2x/dt2="
                + (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
            if outcome(Array(text.utf8)) == nil { accepted += 1 }
        }
        #expect(accepted > 100)
    }

    @Test func oddScopes() {
        for names in [[], [""], ["d"], ["t"], ["x", "x"], ["dx", "x", "vx"], ["sin"], ["d2x"], ["v"], ["", "v"]] {
            let scope = Scope(stateVariables: names, parameters: names)
            for text in ["d2x/dt2 = vx", "dx/dt = dx/dt", "d/dt = d", "d2/dt2 = v", "dd/dt = dd/dt", "y"] {
                outcome(Array(text.utf8), in: scope)
            }
        }
    }
}
