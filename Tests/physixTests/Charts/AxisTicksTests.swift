import Testing

@testable import physix

struct AxisTicksTests {
    @Test(arguments: [
        (0...1.0, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        (-0.34...0.7, ["-0.2", "0.0", "0.2", "0.4", "0.6"]),
        (1900...1920.0, ["1900", "1905", "1910", "1915", "1920"]),
        (1e7...5e7, ["1e7", "2e7", "3e7", "4e7", "5e7"]),
        (0...1e-9, ["0", "2e-10", "4e-10", "6e-10", "8e-10", "1e-9"]),
    ])
    func ticksAreRoundNumbersInsideTheRange(range: ClosedRange<Double>, labels: [String]) {
        #expect(AxisTicks(covering: range, about: 5).labels == labels)
    }

    @Test(arguments: [1e-300, 1e-5, 0.37, 1, 12_345, 1e17, 1e300])
    func anyScaleGetsBetweenThreeAndTenTicks(scale: Double) {
        let range = (-0.3 * scale)...scale
        let ticks = AxisTicks(covering: range, about: 5)
        #expect((3...10).contains(ticks.values.count))
        #expect(ticks.values.allSatisfy(range.contains))
    }

    @Test func aRangeHoldsFiniteValuesAndIsNeverAPoint() {
        #expect(ClosedRange(holding: [3, .nan, 1, .infinity]) == 1...3)
        #expect(ClosedRange(holding: [5.0]) == 4.5...5.5)
        #expect(ClosedRange(holding: [0.0]) == -1...1)
        #expect(ClosedRange(holding: []) == 0...1)
    }

    @Test func aLogarithmicScaleHasTicksAtPowersOfTen() {
        let scale = AxisScale(holding: [1e-4, 0.5, 0], kind: .logarithmic, tickCount: 5)
        #expect(scale.ticks.map(\.label) == ["0.0001", "0.001", "0.01", "0.1"])
        #expect(abs(scale.position(of: 0.1) - scale.position(of: 0.01) - 1 / (3.69897 * 1.08)) < 1e-6)
    }
}
