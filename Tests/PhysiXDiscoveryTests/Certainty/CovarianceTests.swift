import Testing

@testable import PhysiXDiscovery
@testable import PhysiXKernel

struct CovarianceTests {
    /// x = x0 + v·t, for which least squares has closed forms.
    private func line(_ times: [Double], _ values: [Double]) -> Covariance? {
        var linearization = Linearization(width: 2, sharedCount: 1, variableCount: 1)
        let ones = values.map { _ in 1.0 }
        let solution = Sensitivities(
            trajectory: Trajectory(times: times, states: values.map { _ in 0 }, stateCount: 1), seedCount: 2,
            derivatives: times.flatMap { [$0, 1] })
        let measured = MeasuredValues(variableCount: 1, values: values, deviations: ones, weights: ones)
        linearization.append(solution, own: 1..<2, measured, firstSample: 0)
        let unknowns = Unknowns(parameters: [0], segments: [.init(first: 0, state: [0])])
        return Covariance(linearization, unknowns)
    }

    @Test func itIsTheInverseOfTheInformation() throws {
        // Times 0…3 have Σt = 6, Σt² = 14: the inverse of (14 6; 6 4) is (4 −6; −6 14)/20. Residuals of 1, −1, −1, 1
        // have the variance 4/(4 − 2).
        let covariance = try #require(line([0, 1, 2, 3], [1, -1, -1, 1]))
        #expect((covariance.standardErrors[0] - (2 * 0.2).squareRoot()).magnitude < 1e-12)
        #expect((covariance.variance([0, 1], experiment: 0) - 2 * 0.7).magnitude < 1e-12)
        // At t = 1.5 the line is known best: σ²/4.
        #expect((covariance.variance([1.5, 1], experiment: 0) - 0.5).magnitude < 1e-12)
        #expect((covariance.variance(ofParameters: [3]) - 9 * 0.4).magnitude < 1e-12)
    }

    @Test func whatIsNotDeterminedHasNone() {
        #expect(line([0, 0, 0], [1, 2, 3]) == nil)
    }

    @Test(arguments: [([3.0, 1, 2], 0.5, 2.0), ([3, 1, 2], 0.25, 1.5), ([4], 0.9, 4), ([1, 2], 1, 2)])
    func quantilesLieBetweenNeighbours(values: [Double], part: Double, expected: Double) {
        #expect(values.quantile(part) == expected)
        #expect([Double]().quantile(part).isNaN)
    }
}
