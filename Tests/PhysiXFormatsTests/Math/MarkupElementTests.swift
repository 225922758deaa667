import PhysiXFormats
import PhysiXKernel
import Testing

/// Formulas as trees in JSON, for pages that make elements.
struct MarkupElementTests {
    @Test func anElementIsATreeWithTextsAtItsLeaves() throws {
        let system = try EquationSystem(parsing: "dx/dt = -x", in: Scope(stateVariables: ["x"]))
        var json = JSONWriter()
        json.value(system.mathML())
        let tree = try JSONValue(parsing: json.text)[0]
        #expect(tree?["name"] == "math")
        #expect(tree?["attributes"]?["alttext"] == "dx/dt = -x")
        let row = tree?["elements"]?[0]
        #expect(row?["elements"]?[0]?["name"] == "mfrac")
        #expect(row?["elements"]?[1] == ["name": "mo", "text": "="])
        #expect(row?["elements"]?[2]?["elements"]?[0] == ["name": "mo", "text": "−"])
    }

    @Test func whatLooksLikeMarkupIsText() throws {
        let name = "<img>"
        let system = try EquationSystem(
            [(variable: 0, order: 1, rightHandSide: .state(0))], in: Scope(stateVariables: [name]))
        var json = JSONWriter()
        json.value(system.mathML())
        #expect(try JSONValue(parsing: json.text)[0]?["attributes"]?["alttext"]?.string?.contains(name) == true)
    }
}
