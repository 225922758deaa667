import PhysiXKernel
import Testing

struct EnsembleTests {
    /// Eleven members on eight lanes, so that lanes are refilled, with parameters that make their steps differ.
    @Test(arguments: ReferenceProblem.explicitIDs + ReferenceProblem.stiffIDs)
    func everyLaneHasTheBitsOfASingleRun(_ id: String) throws {
        let problem = try ReferenceProblem.load(id)
        let program = try problem.program()
        let members = (0..<11).map { index in
            EnsembleMember(
                parameters: problem.parameters.values.map { $0 * (1 + 0.03 * Double(index)) },
                initialState: problem.initialState.map { $0 * (1 - 0.02 * Double(index)) })
        }
        var integrator = Integrator()
        let together = integrator.solve(program, ensemble: members, at: problem.times)
        for (member, trajectory) in zip(members, together) {
            let alone = integrator.solve(
                program, parameters: member.parameters, from: member.initialState, at: problem.times)
            #expect(trajectory.ending == alone.ending)
            #expect(zip(trajectory.states, alone.states).allSatisfy { $0.bitPattern == $1.bitPattern })
        }
    }

    @Test func aMemberThatFailsDoesNotDisturbTheOthers() throws {
        let program = Program(
            try EquationSystem(parsing: "dx/dt = r*x*x", in: Scope(stateVariables: ["x"], parameters: ["r"])))
        let rates = [-1.0, 5, -2, 0, 100, -0.5, 0.01, -3, 20, -1]
        let members = rates.map { EnsembleMember(parameters: [$0], initialState: [1]) }
        var integrator = Integrator()
        let times = (0...20).map { Double($0) / 10 }
        let together = integrator.solve(program, ensemble: members, at: times)
        for (rate, trajectory) in zip(rates, together) {
            // x = 1/(1 - r t) has a pole within the span where r > 1/2.
            #expect((trajectory.ending == .completed) == (rate < 0.5))
            if rate < 0.5 { #expect(abs(trajectory[20, 0] - 1 / (1 - 2 * rate)) < 1e-5) }
            if rate > 0.5 { #expect(trajectory[20, 0].isNaN) }
        }
    }

    @Test func anEmptyEnsembleHasNoTrajectories() throws {
        let program = Program(try EquationSystem(parsing: "dx/dt = -x", in: Scope(stateVariables: ["x"])))
        var integrator = Integrator()
        #expect(integrator.solve(program, ensemble: [], at: [0, 1]).isEmpty)
    }
}
