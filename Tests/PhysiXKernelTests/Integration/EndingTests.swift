import PhysiXKernel
import Testing

/// A failed integration is a verdict with a time, never a hang and never a crash.
struct EndingTests {
    private func solve(_ text: String, from start: [Double], until end: Double, driven: Bool = false) throws
        -> Trajectory
    {
        let names = start.count == 1 ? ["x"] : ["x", "vx"]
        let program = Program(
            try EquationSystem(parsing: text, in: Scope(stateVariables: names, isDriven: driven)))
        var integrator = Integrator()
        return integrator.solve(program, from: start, at: [0, end / 2, end])
    }

    @Test func aBlowUpIsNamedWithItsTime() throws {
        // x' = x² from 1 has its pole at t = 1.
        let trajectory = try solve("dx/dt = x**2", from: [1], until: 10)
        switch trajectory.ending {
        case .blewUp(let time), .stepTooSmall(let time): #expect(abs(time - 1) < 1e-6)
        default: Issue.record("ended with \(trajectory.ending)")
        }
        #expect(trajectory[1, 0].isNaN && trajectory[2, 0].isNaN)
    }

    @Test func growthBeyondTheLimitIsABlowUp() throws {
        guard case .blewUp(let time) = try solve("dx/dt = 10*x", from: [1], until: 10).ending else {
            Issue.record("no blow-up")
            return
        }
        // exp(10 t) passes 1e12 at t = 2.76; the step that passes it ends a little later.
        #expect(time > 2.76 && time < 3.5)
    }

    @Test(arguments: ["dx/dt = 1/(x-1)", "dx/dt = log(x-1)", "dx/dt = sqrt(x-2)"])
    func aSlopeThatIsNotFiniteAtTheStartIsRefusedAtOnce(_ text: String) throws {
        #expect(try solve(text, from: [1], until: 1).ending == .notFinite(time: 0))
    }

    @Test func leavingTheDomainIsNotFinite() throws {
        // x reaches 0 at t = 1, where the root of a negative number begins.
        let ending = try solve("dx/dt = -1 + 0*sqrt(x)", from: [1], until: 3).ending
        guard case .notFinite(let time) = ending else {
            Issue.record("ended with \(ending)")
            return
        }
        #expect(abs(time - 1) < 0.1)
    }

    @Test func theBudgetIsCountedAndTheSameEveryTime() throws {
        let program = Program(
            try EquationSystem(parsing: "d2x/dt2 = -1e10*x", in: Scope(stateVariables: ["x", "vx"])))
        var integrator = Integrator()
        let first = integrator.solve(program, from: [1, 0], at: [0, 1000])
        let second = integrator.solve(program, from: [1, 0], at: [0, 1000])
        guard case .budgetSpent(let time) = first.ending else {
            Issue.record("ended with \(first.ending)")
            return
        }
        #expect(first.ending == second.ending && time < 1)
        let more = integrator.solve(program, from: [1, 0], at: [0, 1000], budget: Budget(evaluations: 100_000))
        guard case .budgetSpent(let laterTime) = more.ending else {
            Issue.record("ended with \(more.ending)")
            return
        }
        #expect(laterTime > 1.5 * time)
    }

    @Test func sentencesSayWhatAndWhen() {
        #expect(
            Ending.blewUp(time: 1.2345).sentence == "the solution blows up at t=1.234s"
                || Ending.blewUp(time: 1.2345).sentence == "the solution blows up at t=1.235s")
        #expect(Ending.budgetSpent(time: 2).sentence == "the step budget was exhausted at t=2.0s")
    }
}
