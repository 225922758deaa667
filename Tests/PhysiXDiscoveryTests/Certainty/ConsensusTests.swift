import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// Which of several laws that explain the same samples is told first.
struct ConsensusTests {
    private let measurements: Measurements

    init() throws {
        let decay = Experiment(
            equation: "dx/dt = -k*x", parameters: ["k": 0.5], start: [1], duration: 6, stateVariables: ["x"])
        measurements = try Measurements([decay.samples(50)], stateVariables: ["x"])
    }

    private func law(_ equation: String, from start: Double, criterion: Double, segments: Int = 1) throws -> Candidate {
        let system = try EquationSystem(parsing: equation, in: Scope(stateVariables: ["x"]))
        return Candidate(
            system: system, parameters: [:], uncertainty: [], rSquared: [1], complexity: system.operatorCount,
            initialStates: [[start]], segmentCount: segments, criterion: criterion)
    }

    /// The order in which laws are told, by their places in the ranking.
    private func order(_ ranking: [Candidate]) -> [Int] {
        Consensus(ranking, measurements).leading(ranking).map { law in ranking.firstIndex(of: law) ?? -1 }
    }

    /// From where the others start, the first one grows where they decay.
    @Test(arguments: [(0.5, [1, 0, 2]), (3.5, [0, 1, 2])])
    func aLawThatNoOtherAgreesWithLeadsOnlyWhereItIsMoreProbableThanAllOfThem(
        criterion: Double, expected: [Int]
    ) throws {
        let ranking = [
            try law("dx/dt = x - x**2", from: 0.2, criterion: 0),
            try law("dx/dt = -0.5*x", from: 1, criterion: criterion),
            try law("dx/dt = -0.5*sin(x)", from: 1, criterion: criterion + 0.1),
        ]
        #expect(order(ranking) == expected)
    }

    @Test func ofLawsThatAgreeTheMostProbableLeads() throws {
        let ranking = [
            try law("dx/dt = -0.5*x", from: 1, criterion: 0), try law("dx/dt = -0.45*x**1.1", from: 1, criterion: 0.1),
        ]
        #expect(order(ranking) == [0, 1])
    }

    /// One more term, too small to be seen, can be added to every law, and where motion is sensitive it follows others by
    /// chance.
    @Test func aLawWithATermMoreNeverLeads() throws {
        let ranking = [
            try law("dx/dt = x - x**2", from: 0.2, criterion: 0),
            try law("dx/dt = x - x**2 - 1.5*x", from: 1, criterion: 0.1),
            try law("dx/dt = x - x**2 - 1.4*x", from: 1, criterion: 0.2),
        ]
        #expect(order(ranking) == [0, 1, 2])
    }

    /// A term that makes a law more probable is no mere extension.
    @Test func aLawThatIsMoreProbableThanTheOneItExtendsHasItsSay() throws {
        let ranking = [
            try law("dx/dt = x - x**2 - 1.5*x", from: 1, criterion: 0),
            try law("dx/dt = x - x**2", from: 0.2, criterion: 0.1),
            try law("dx/dt = -0.5*sin(x)", from: 1, criterion: 0.2),
        ]
        #expect(order(ranking) == [0, 1, 2])
    }

    @Test func aRankingWhoseFirstLawTakesNoPartStays() throws {
        let ranking = [
            try law("dx/dt = x - x**2", from: 0.2, criterion: 0, segments: 3),
            try law("dx/dt = -0.5*x", from: 1, criterion: 0.1), try law("dx/dt = -0.5*sin(x)", from: 1, criterion: 0.2),
        ]
        #expect(order(ranking) == [0, 1, 2])
    }

    @Test(arguments: [6.1, 100])
    func whatTheSamplesTellFromTheBestHasNoSay(criterion: Double) throws {
        let rivals = try (0..<30).map { index in
            try law("dx/dt = -0.\(500 + index)*x**1.1", from: 1, criterion: criterion + Double(index) / 100)
        }
        #expect(order([try law("dx/dt = x - x**2", from: 0.2, criterion: 0)] + rivals) == Array(0...30))
    }

    @Test func aLawThatNeedsSeveralSolutionsHasNoSay() throws {
        let ranking = [
            try law("dx/dt = x - x**2", from: 0.2, criterion: 0),
            try law("dx/dt = -0.5*x", from: 1, criterion: 0.1, segments: 3),
            try law("dx/dt = -0.5*sin(x)", from: 1, criterion: 0.2, segments: 3),
        ]
        #expect(order(ranking) == [0, 1, 2])
    }
}
