import PhysiXKernel
import Testing

@Suite struct NumeralTests {
    private func value(_ numeral: String) throws -> Double {
        let system = try EquationSystem(parsing: "dx/dt = \(numeral)", in: Scope(stateVariables: ["x"]))
        let node = try #require(system.nodes.first)
        #expect(system.nodes.count == 1 && node.operation == .constant)
        return node.value
    }

    @Test(arguments: [
        "0", "0.0", "1", "9.81", ".5", "5.", "1e3", "1E-3", "1e+3", "0.1", "0.1e-5", "1e22", "1e23",
        "123456789012345678",
        "9007199254740993", "9007199254740992.5", "9007199254740993.00000000000000000001", "1.7976931348623157e308",
        "4.9e-324", "2.2250738585072011e-308", "2.2250738585072014e-308", "0.000000000000000000000000000001",
        "3.141592653589793238462643383279", "6755399441055744.5", "1e-400", "0e999", "00012.50", "8.41e21",
        "9223372036854775807", "18446744073709551615", "18446744073709551616", "0.30000000000000004", "1.e2", "5e-19",
        "123456789.1234567890", "99999999999999999999999999e-26",
    ])
    func isCorrectlyRounded(_ numeral: String) throws {
        #expect(try value(numeral) == #require(Double(numeral)))
    }

    @Test func randomNumeralsAreCorrectlyRounded() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<20_000 {
            let digits = (0..<Int.random(in: 1...22, using: &generator)).map { _ in
                Int.random(in: 0...9, using: &generator)
            }
            let point = Int.random(in: 0...digits.count, using: &generator)
            let whole = digits[..<point].map(String.init).joined()
            let fraction = digits[point...].map(String.init).joined()
            let exponent = Bool.random(using: &generator) ? "e\(Int.random(in: -40...40, using: &generator))" : ""
            let numeral = "\(whole).\(fraction)\(exponent)"
            // The standard library reads no number that begins or ends with its point.
            let reference = "\(whole.isEmpty ? "0" : whole).\(fraction.isEmpty ? "0" : fraction)\(exponent)"
            #expect(try value(numeral) == #require(Double(reference)), "\(numeral)")
        }
    }

    @Test func shortestDecimalsOfRandomBitsReadBack() throws {
        var generator = SeededGenerator(seed: 12)
        for _ in 0..<20_000 {
            let number = Double(bitPattern: generator.next()).magnitude
            guard number.isFinite else { continue }
            #expect(try value("\(number)") == number)
        }
    }
}
