import PhysiXFormats
import PhysiXKernel
import Testing

@Suite struct SyntaxTreeTests {
    @Test func aSystemAsJSON() throws {
        let scope = Scope(stateVariables: ["x"], parameters: ["k"], isDriven: true)
        let system = try EquationSystem(parsing: "d2x/dt2 = -k*x + 2.5*sin(t)", in: scope)
        var json = JSONWriter()
        json.value(system)
        let expected = """
            {"text":"d2x/dt2 = -k*x + 2.5*sin(t)","equations":[{"variable":"x","order":2,"text":"d2x/dt2 = -k*x + 2.5*sin(t)",
            "right_side":{"operation":"add","operands":[{"operation":"multiply","operands":[{"operation":"negate",
            "operands":[{"parameter":"k"}]},{"state":"x"}]},{"operation":"multiply","operands":[{"number":2.5},
            {"operation":"sin","operands":[{"time":"t"}]}]}]}}]}
            """
        #expect(json.text == expected.split(separator: "\n").joined())
    }

    @Test func hostileNamesStayStrings() throws {
        let scope = Scope(stateVariables: ["\"},{\"\n\\"])
        let system = try EquationSystem([(variable: 0, order: 1, rightHandSide: .state(0))], in: scope)
        var json = JSONWriter()
        json.value(system)
        let read = try JSONValue(parsing: json.text)
        #expect(read["equations"]?[0]?["variable"]?.string == scope.stateVariables[0])
        #expect(read["equations"]?[0]?["right_side"]?["state"]?.string == scope.stateVariables[0])
    }
}
