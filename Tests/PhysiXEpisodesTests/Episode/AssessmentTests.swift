import PhysiXKernel
import Testing

@testable import PhysiXEpisodes

struct AssessmentTests {
    /// A fall from 30 m, without noise.
    private let problem: Problem

    init() throws { problem = try Problem(drawing: .freeFall, seed: 1, options: ProblemOptions(noise: 0)) }

    @Test(arguments: ["d2y/dt2 = -9.81", "d2y/dt2 = -8", "d2y/dt2 = -9.81 + 0.3*vy"])
    func aProposalEarnsWhatItsVerdictSays(equation: String) {
        var verifier = problem.makeVerifier()
        let action = Action(equation: equation)
        let assessment = Assessment(of: action, previousMatch: 0.25, by: &verifier)
        #expect(assessment.reward == Verdict(of: action, previousMatch: 0.25, by: &verifier).reward)
        #expect(assessment.reward.match > 0.1 && assessment.failure == nil)
    }

    @Test func whatCannotBeReadOrIntegratedEarnsNothing() {
        var verifier = problem.makeVerifier()
        let unread = Assessment(of: Action(equation: "d2y/dt2 = q"), by: &verifier)
        let escaped = Assessment(of: Action(equation: "d2y/dt2 = exp(exp(9))"), by: &verifier)
        guard case .parse = unread.failure, case .simulation = escaped.failure else {
            Issue.record("\(unread), \(escaped)")
            return
        }
        #expect(unread.reward == .zero && escaped.reward == .zero)
    }
}
