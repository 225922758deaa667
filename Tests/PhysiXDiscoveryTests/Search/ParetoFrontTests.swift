import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

struct ParetoFrontTests {
    private func candidate(_ complexity: Int, _ rSquared: Double) throws -> Candidate {
        Candidate(
            system: try Laboratory.spring.system(), parameters: [:], uncertainty: [], rSquared: [rSquared],
            complexity: complexity, initialStates: [[]], segmentCount: 1, criterion: 0)
    }

    @Test func onlyWhatPaysOffStays() throws {
        let all = try [(5, 0.99), (3, 0.9), (4, 0.905), (3, 0.8), (9, 0.9901), (1, 0.2), (7, 0.999)].map(candidate)
        #expect(all.paretoFront().map(\.complexity) == [1, 3, 5, 7])
        #expect([Candidate]().paretoFront().isEmpty)
    }
}
