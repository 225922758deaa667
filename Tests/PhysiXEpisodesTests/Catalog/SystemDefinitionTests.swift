import PhysiXKernel
import Testing

@testable import PhysiXEpisodes

struct SystemDefinitionTests {
    private func flaw(_ change: (inout SystemDefinition) -> Void) -> ProblemError? {
        var system = SystemDefinition.dampedSpring
        change(&system)
        do {
            try system.check()
            return nil
        } catch {
            return error
        }
    }

    @Test func whatIsWrongWithADefinitionIsSaid() {
        #expect(flaw { _ in } == nil)
        #expect(flaw { $0.id = "" }?.summary == "system ``: it has no id")
        for duration in [0, 1e-9, 1e300, .nan] {
            #expect(
                flaw { $0.duration = duration }?.summary
                    == "system `damped_spring`: its duration must be from 0.0001 to 1000000000 seconds")
        }
        #expect(
            flaw { $0.law.parameters = ["k": .fixed(.nan)] }?.summary
                == "system `damped_spring`: `k` must be a finite number")
        #expect(flaw { $0.law.parameters = ["k": .uniform(3, 2)] }?.summary.contains("range of `k`") == true)
        #expect(flaw { $0.law.decoys = ["k": 1] }?.summary.contains("`k` occurs twice") == true)
        #expect(flaw { $0.hint = "A spring of {length} m." }?.summary.contains("`{length}`") == true)
        #expect(flaw { $0.hint = "" }?.summary.contains("no hint") == true)
        #expect(flaw { $0.start = ["x": 1] }?.summary.contains("`vx` have no initial value") == true)
        let error = flaw { $0.law.equation = "d2x/dt2 = -(k/m)*z" }
        #expect(error?.summary.hasPrefix("the law of system `damped_spring`: unknown name `z`") == true)
        #expect(error?.range != nil)
    }

    @Test func speedAndAngleStandForTwoVelocities() throws {
        var system = SystemDefinition.projectileDrag
        system.start = ["x": 1, "y": 2, "speed": 10, "angle": 30]
        let problem = try Problem(drawing: system, seed: 1)
        let state = try #require(problem.initialState)
        #expect(state[0] == 1 && state[1] == 2)
        #expect(abs(state[2] - 8.660254037844386) < 1e-14)
        #expect(abs(state[3] - 5) < 1e-14)
    }

    @Test(arguments: [
        ("{L}", "1.50"), ("a {L:1} b {g} c", "a 1.5 b 9.81 c"), ("{L:0}", "2"), ("{}", "?"), ("{L:x}", "{L:x}"),
        ("open { brace", "open { brace"), ("{L", "{L"), ("{unknown}", "?"), ("", ""),
    ])
    func templatesAreFilled(template: String, sentence: String) {
        #expect(HintTemplate(template).filled(with: ["L": 1.5, "g": 9.81]) == sentence)
    }

    @Test func hintsTellWhatTheContractAsksFor() throws {
        func hint(_ system: SystemDefinition) throws -> String { try Problem(drawing: system, seed: 11).hint }
        #expect(try hint(.freeFall).contains("mass") && hint(.freeFall).contains("altitude"))
        #expect(try hint(.freeFallDrag).contains("air resistance may be non-negligible"))
        #expect(try hint(.dampedPendulum).contains("length") && hint(.dampedPendulum).contains("visibly decreases"))
        #expect(try hint(.springMass).contains("mass") && hint(.springMass).contains("stiffness"))
        #expect(try hint(.projectileDrag).contains("angle") && hint(.projectileDrag).contains("speed"))
        for system in SystemCatalog.builtIn.systems {
            #expect(try !hint(system).contains("?") && hint(system).hasSuffix("."))
        }
    }
}
