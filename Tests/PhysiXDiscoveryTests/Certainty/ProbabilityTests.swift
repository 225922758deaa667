import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

struct ProbabilityTests {
    private func result(_ criteria: [Double]) throws -> DiscoveryResult {
        let candidates = try criteria.map { criterion in
            Candidate(
                system: try Laboratory.spring.system(), parameters: [:], uncertainty: [], rSquared: [1], complexity: 1,
                initialStates: [[]], segmentCount: 1, criterion: criterion)
        }
        return DiscoveryResult(
            candidates: candidates, front: candidates, noise: [], certainty: .unknown, notes: [], wasStopped: false)
    }

    @Test func twoPointsOfTheCriterionAreAFactorOfE() throws {
        let result = try result([-5, -3, 700])
        let probabilities = result.candidates.map(result.probability)
        #expect((probabilities.reduce(0, +) - 1).magnitude < 1e-12)
        // exp(1) = 2.718281828459045
        #expect((probabilities[0] / probabilities[1] - 2.718281828459045).magnitude < 1e-9)
        #expect(probabilities[2] < 1e-100)
    }

    @Test func theOnlyLawIsCertain() throws {
        let result = try result([-1e6])
        #expect(result.probability(of: result.candidates[0]) == 1)
    }
}
