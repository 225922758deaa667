import Testing

@testable import physix

struct NumberTextTests {
    @Test(arguments: [
        (0, 0, "0"), (-25, -2, "-0.25"), (15, 2, "1500"), (3, -9, "3e-9"), (120, -8, "1.2e-6"), (-12, 9, "-1.2e10"),
        (5, -1, "0.5"), (0, -1, "0.0"),
    ])
    func decimalsAreWrittenAsPeopleWriteThem(digits: Int, exponent: Int, text: String) {
        #expect(decimalText(digits, exponent: exponent) == text)
    }

    @Test(arguments: [
        (0.480712, 0.00123, "0.4807", "± 0.0012"), (1234.5, 33, "1234", "± 33"), (-9.8123, 0.25, "-9.81", "± 0.25"),
        (1e-8, 1e-10, "1e-08", "± 1e-10"), (2e9, 1e7, "2e+09", "± 1e+07"),
    ])
    func theUncertaintyDecidesHowManyDigitsAreShown(value: Double, sigma: Double, text: String, spread: String) {
        #expect(measured(value, uncertainty: sigma) == (text, spread))
    }

    @Test func withoutAnUncertaintyThereIsADash() {
        #expect(measured(9.812345, uncertainty: nil) == ("9.8123", "–"))
        #expect(measured(9.812345, uncertainty: .infinity) == ("9.8123", "undetermined"))
    }
}
