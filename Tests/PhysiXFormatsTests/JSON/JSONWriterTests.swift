import PhysiXFormats
import Testing

struct JSONWriterTests {
    @Test func nestedContainersGetTheirCommas() {
        var json = JSONWriter()
        json.object { json in
            json.member("id", "a\u{1}\"\\\n/é")
            json.member("turn", 3)
            json.member("seed", UInt64.max)
            json.member("done", false)
            json.member("reward", Double?.none)
            json.object("empty") { _ in }
            json.array("rows") { json in
                json.array { json in
                    json.value(1.5)
                    json.value(-2.0, decimals: 2)
                }
                json.array { _ in }
                json.object { $0.member("k\"", .infinity, decimals: 5) }
            }
            json.member("names", ["x", "y"])
        }
        #expect(
            json.text == #"{"id":"a\u0001\"\\\n/é","turn":3,"seed":18446744073709551615,"done":false,"reward":null,"#
                + #""empty":{},"rows":[[1.5,-2.0],[],{"k\"":null}],"names":["x","y"]}"#)
    }

    @Test func linesFollowEachOtherInOneBuffer() {
        var json = JSONWriter()
        json.value(1)
        json.endLine()
        json.array { $0.value(nil as Int?) }
        json.endLine()
        #expect(json.text == "1\n[null]\n")
        json.removeAll()
        json.value("")
        #expect(json.text == "\"\"")
    }

    @Test(arguments: [
        (9.0, "9.0"), (0.0, "0.0"), (-0.0, "-0.0"), (0.1, "0.1"), (1e-5, "1e-05"), (1e16, "1e+16"), (-1.5, "-1.5"),
        (30.12345, "30.12345"), (0.30000000000000004, "0.30000000000000004"), (123456.789, "123456.789"),
        (.nan, "null"), (-.infinity, "null"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
        (.leastNonzeroMagnitude, "5e-324"),
        (0.00012, "0.00012"), (12345678.0, "12345678.0"),
    ])
    func doublesAreShortest(_ value: Double, _ expected: String) {
        var json = JSONWriter()
        json.value(value)
        #expect(json.text == expected)
    }

    // Expected texts are Python's: format(Decimal(x).quantize(Decimal("0.00001"), ROUND_HALF_EVEN)), zeros stripped.
    @Test(arguments: [
        (30.0, 5, "30.0"), (0.0, 5, "0.0"), (-0.0, 5, "0.0"), (0.000004, 5, "0.0"), (-0.000004, 5, "0.0"),
        (0.000005, 5, "0.00001"), (0.000015, 5, "0.00002"), (1.000005, 5, "1.00001"), (2.675, 2, "2.67"),
        (1.005, 2, "1.0"), (0.125, 2, "0.12"), (0.375, 2, "0.38"), (-0.375, 2, "-0.38"), (0.5, 1, "0.5"),
        (99.999999, 5, "100.0"), (-99.999994, 5, "-99.99999"), (9.81, 5, "9.81"), (1234567.891011, 3, "1234567.891"),
        (1e15, 5, "1000000000000000.0"), (9007199254740991.0, 5, "9007199254740991.0"),
        (4503599627370495.5, 1, "4503599627370495.5"), (123456789012345.67, 5, "123456789012345.67188"),
        (0.1, 15, "0.1"), (0.3, 15, "0.3"), (1.0 / 3, 15, "0.333333333333333"), (100.0 / 3, 15, "33.333333333333336"),
        (123456.000001, 15, "123456.000000999993063"), (9e18, 5, "9000000000000000000.0"), (1e19, 5, "1e+19"),
        (.leastNonzeroMagnitude, 15, "0.0"), (1e-15, 15, "0.000000000000001"),
        (-20000.00005, 15, "-20000.000049999998737"),
        (100000.5, 15, "100000.5"), (0.00001, 5, "0.00001"), (10.0, 1, "10.0"), (1e-300, 5, "0.0"),
    ])
    func decimalsAreRoundedExactly(_ value: Double, _ decimals: Int, _ expected: String) {
        var json = JSONWriter()
        json.value(value, decimals: decimals)
        #expect(json.text == expected)
    }

    @Test func decimalsAreTheNearestOfAllWithThatManyDigits() throws {
        var generator = SeededGenerator(seed: 5)
        var json = JSONWriter()
        for _ in 0..<50_000 {
            let value = Double.random(in: -1000...1000, using: &generator)
            json.removeAll()
            json.value(value, decimals: 5)
            // |value| < 1000: the written digits are n·1e-5 with n < 1e8, whose distance to `value` in units of 1e-5 is
            // exact to 1e-7 in double arithmetic.
            let digits = json.text.split(separator: ".")
            let fraction = digits[1] + String(repeating: "0", count: 5 - digits[1].count)
            let units = try #require(Double(digits[0] + fraction))
            #expect((units - value * 1e5).magnitude < 0.5 + 1e-7)
        }
    }

    @Test func misuseStopsTheProgram() async {
        await #expect(processExitsWith: .failure) {
            var json = JSONWriter()
            json.object { $0.value(1) }
        }
        await #expect(processExitsWith: .failure) {
            var json = JSONWriter()
            json.array { $0.member("a", 1) }
        }
        await #expect(processExitsWith: .failure) {
            var json = JSONWriter()
            json.value(1)
            json.value(2)
        }
        await #expect(processExitsWith: .failure) {
            var json = JSONWriter()
            json.endLine()
        }
    }
}
