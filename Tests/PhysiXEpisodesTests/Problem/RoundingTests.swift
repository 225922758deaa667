import Testing

@testable import PhysiXEpisodes

struct RoundingTests {
    /// A range, the exponent of its unit, a value and that value rounded.
    private static let cases: [([Double], Int, Double, Double)] = [
        ([0.0, 1], -6, 1.0 / 3, 0.333333), ([0, 10], -5, 3.14159265, 3.14159), ([-5, 5], -5, -0.0000001, 0),
        ([0, 1e-9], -15, 1.23456789e-10, 1.23457e-10), ([0, 1e9], 3, 123_456_789, 123_457_000),
        ([2e-30, 3e-30], -36, 2.3456789e-30, 2.345679e-30), ([0, 4.9e30], 24, 1.23456789e30, 1.234568e30),
        ([1e9, 1_000_000_100], -4, 1_000_000_012.34567, 1_000_000_012.3457), ([0, 0.5], -6, 0.1234567, 0.123457),
        // Nothing but rounding errors between the values: fifteen digits of them are enough.
        ([9.81, 9.81.nextUp], -14, 9.81.nextUp, 9.81),
    ]

    @Test(arguments: cases)
    func theUnitFitsTheRange(values: [Double], exponent: Int, value: Double, rounded: Double) {
        let rounding = Rounding(suiting: values)
        #expect(rounding.exponent == exponent)
        #expect(rounding(value) == rounded)
    }

    @Test(arguments: [[], [0, 0], [.nan, .infinity], [1e-300, 2e-300], [-1e300, 1e300]] as [[Double]])
    func withoutARangeThereAreFiveDecimals(values: [Double]) {
        #expect(Rounding(suiting: values).exponent == -5)
    }

    @Test func whatHasNoDigitsThatFarBehindStaysAsItIs() {
        #expect(Rounding.fiveDecimals(1.2345678901e15) == 1.2345678901e15)
        #expect(Rounding.fiveDecimals(.infinity) == .infinity)
        #expect(Rounding.fiveDecimals(-1e-9).sign == .plus)
    }
}
