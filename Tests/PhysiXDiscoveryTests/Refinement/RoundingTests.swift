import Testing

@testable import PhysiXDiscovery

struct RoundingTests {
    @Test(arguments: [
        (9.813, 0.005, 9.81), (9.813, 0.5, 10), (-0.30021, 0.001, -0.3), (1.0004, 0.001, 1), (2.7594e-7, 1e-9, 2.76e-7),
        (123_456, 500, 123_000), (9.996, 0.01, 10),
    ])
    func theSimplestNumberWithinReach(_ value: Double, _ distance: Double, _ expected: Double) {
        #expect(Rounding.simplest(value, within: distance) == expected)
    }

    @Test func someNumbersAreNotSimple() {
        #expect(Rounding.simplest(2.759431, within: 1e-6) == nil)
        #expect(Rounding.simplest(0, within: 1) == nil)
        #expect(Rounding.simplest(.nan, within: 1) == nil)
        #expect(Rounding.simplest(3, within: .infinity) == nil)
    }
}
