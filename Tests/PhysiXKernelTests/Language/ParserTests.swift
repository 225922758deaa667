import PhysiXKernel
import Testing

@Suite struct ParserTests {
    @Test(arguments: [
        "d2y/dt2 = -9.81", "d2theta/dt2 = -(g/L)*sin(theta) - b*dtheta",
    ])
    func reads(_ text: String) throws {
        let scope = Scope(stateVariables: text.contains("y") ? ["y", "vy"] : ["theta", "dtheta"], parameters: ["g", "L", "b"])
        let system = try EquationSystem(parsing: text, in: scope)
        #expect(system.equations.count == 1)
    }
}
