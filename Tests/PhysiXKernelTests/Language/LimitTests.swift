import PhysiXKernel
import Testing

@Suite struct LimitTests {
    static let scope = Scope(stateVariables: ["x"])

    private func kind(_ text: String, in scope: Scope = scope) -> EquationError.Kind? {
        do throws(EquationError) {
            _ = try EquationSystem(parsing: text, in: scope)
            return nil
        } catch { return error.kind }
    }

    private func nested(_ opening: String, _ count: Int, _ closing: String) -> String {
        "dx/dt = " + String(repeating: opening, count: count) + "x" + String(repeating: closing, count: count)
    }

    @Test(arguments: [("(", ")"), ("sin(", ")"), ("-", ""), ("+", ""), ("", "**x"), ("-(", ")"), ("2**-", "")])
    func depth(_ opening: String, _ closing: String) {
        let levels =
            (opening + closing).count { $0 == "(" || $0 == "-" || $0 == "+" || $0 == "^" }
            + (opening + closing).split(separator: "**", omittingEmptySubsequences: false).count - 1
        #expect(kind(nested(opening, 64 / levels, closing)) == nil)
        #expect(kind(nested(opening, 64 / levels + 1, closing)) == .tooDeep)
    }

    @Test func tooDeepNamesThePlace() throws {
        let error = try #require(throws: EquationError.self) {
            _ = try EquationSystem(parsing: nested("(", 70, ")"), in: Self.scope)
        }
        #expect(error.range == 72..<73)
    }

    @Test func operators() {
        #expect(kind("dx/dt = x" + String(repeating: "+x", count: 256)) == nil)
        #expect(kind("dx/dt = x" + String(repeating: "+x", count: 257)) == .tooManyOperators)
    }

    @Test func operatorsOfAllEquationsCountTogether() {
        let scope = Scope(stateVariables: ["x", "y"])
        let half = "x" + String(repeating: "*x", count: 128)
        #expect(kind("dx/dt = \(half); dy/dt = \(half)", in: scope) == nil)
        #expect(kind("dx/dt = \(half); dy/dt = \(half)*x", in: scope) == .tooManyOperators)
    }

    @Test func bytes() {
        let equation = "dx/dt = x"
        #expect(kind(equation + String(repeating: " ", count: 4096 - equation.utf8.count)) == nil)
        #expect(kind(equation + String(repeating: " ", count: 4097 - equation.utf8.count)) == .tooLong)
    }

    @Test func equations() {
        let names = (1...17).map { "x\($0)" }
        let text = { (count: Int) in names.prefix(count).map { "d\($0)/dt = 1" }.joined(separator: "\n") }
        #expect(kind(text(16), in: Scope(stateVariables: Array(names.prefix(16)))) == nil)
        #expect(kind(text(17), in: Scope(stateVariables: names)) == .tooManyEquations)
    }

    @Test func parameters() {
        let names = (1...65).map { "p\($0)" }
        #expect(kind("dx/dt = p64", in: Scope(stateVariables: ["x"], parameters: Array(names.prefix(64)))) == nil)
        #expect(kind("dx/dt = p1", in: Scope(stateVariables: ["x"], parameters: names)) == .tooManyParameters)
    }
}
