import Testing

@testable import PhysiXKernel

struct FixedPointTests {
    @Test(
        arguments: [
            (50.0, 3, "50.000"), (-0.0004, 3, "0.000"), (-1.5, 0, "-2"), (0.05, 2, "0.05"), (1.005e3, 1, "1005.0"),
            (1e16, 2, "1e+16"), (.infinity, 2, "inf"), (.nan, 1, "nan"), (9.996, 2, "10.00"),
        ] as [(Double, Int, String)])
    func decimalsAreFixed(value: Double, decimals: Int, text: String) {
        #expect(value.fixed(decimals) == text)
    }

    @Test(
        arguments: [
            (0.0123, 2, "0.012"), (1.84, 2, "1.8"), (412.3, 2, "412.3"), (0, 2, "0.0"), (31.416, 3, "31.4"),
            (-2.5e-9, 2, "-0.0000000025"),
        ] as [(Double, Int, String)])
    func digitsAreSignificant(value: Double, digits: Int, text: String) {
        #expect(value.significant(digits) == text)
    }
}
