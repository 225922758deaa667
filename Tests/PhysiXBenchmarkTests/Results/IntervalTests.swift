import PhysiXBenchmark
import Testing

struct IntervalTests {
    /// *Source*: Newcombe, Statistics in Medicine 17, 1998, table I, method 3.
    @Test(arguments: [
        (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718),
    ])
    func theIntervalOfAShareIsWilsons(_ successes: Int, _ count: Int, _ lower: Double, _ upper: Double) {
        let interval = Interval(successes: successes, of: count)
        #expect(abs(interval.lower - lower) < 5e-5)
        #expect(abs(interval.upper - upper) < 5e-5)
    }

    @Test func aShareOfNothingOrOfAllIsWithinItsInterval() {
        #expect(Interval(successes: 0, of: 0) == Interval(successes: 0, of: 0))
        #expect(Interval(successes: 0, of: 0).upper == 1)
        for count in 1...50 {
            #expect(Interval(successes: 0, of: count).lower == 0)
            #expect(Interval(successes: count, of: count).upper == 1)
        }
    }

    @Test func theIntervalOfAMeanIsAboutTwoStandardErrors() {
        let values = (0..<100).map { Double($0 % 10) }
        let interval = Interval(ofMeanOf: values)
        // The standard deviation is √8.25, the error of the mean a tenth of it.
        #expect(abs(interval.lower - (4.5 - 1.96 * 0.2872)) < 0.06)
        #expect(abs(interval.upper - (4.5 + 1.96 * 0.2872)) < 0.06)
        #expect(interval == Interval(ofMeanOf: values))
    }

    @Test func oneValueSaysNothingAboutOthers() {
        #expect(Interval(ofMeanOf: [0.7]).lower == 0.7)
        #expect(Interval(ofMeanOf: []).upper == 0)
        #expect(Interval(ofMeanOf: [0.5, 0.5]).upper == 0.5)
    }
}
