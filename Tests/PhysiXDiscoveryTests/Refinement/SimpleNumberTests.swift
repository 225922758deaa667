import Testing

@testable import PhysiXDiscovery

struct SimpleNumberTests {
    private static let meant: [(Double, Double, Double)] = [
        (28.004, 0.006, 28), (-9.9973, 0.004, -10), (0.2985, 0.004, 0.3), (2.1003, 0.004, 2.1),
        (99.9602, 0.0005, 99.96),
        (2.66651, 0.0004, 8.0 / 3), (-0.33330, 0.0005, -1.0 / 3), (1.0003e-9, 1e-12, 1e-9), (0.99971, 0.0004, 1),
    ]

    @Test(arguments: meant)
    func aNumberThatChanceHardlyExplainsIsMeant(_ value: Double, _ error: Double, _ expected: Double) {
        #expect(SimpleNumber.near(value, error: error).first?.value == expected)
    }

    // As far apart as the error is wide, or much further away than that; and where nothing is known or can be said.
    private static let unexplained: [(Double, Double)] = [
        (2.9, 1.5), (2.7594, 1e-4), (28.05, 0.006), (3.14159, 1e-5), (2, 3), (0, 0.1), (2, 0), (Double.nan, 1),
        (Double.infinity, 1), (2, Double.infinity),
    ]

    @Test(arguments: unexplained)
    func otherNumbersStayAsTheyAre(_ value: Double, _ error: Double) {
        #expect(SimpleNumber.near(value, error: error).isEmpty)
    }

    @Test func aSmallerErrorSaysMore() throws {
        let rough = try #require(SimpleNumber.near(28, error: 0.1).first)
        let fine = try #require(SimpleNumber.near(28, error: 0.001).first)
        #expect(fine.evidence > rough.evidence)
        #expect(rough.evidence > 0)
    }
}
