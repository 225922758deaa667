import PhysiXFormats
import Testing

struct JSONNumberTests {
    private func read(_ text: String) throws -> Double {
        try JSONReader.read(text) { reader throws(JSONError) in try reader.readDouble() }
    }

    private func expectAgreement(_ text: String) throws {
        let expected = try #require(Double(text))
        if expected.isFinite {
            #expect(try read(text).bitPattern == expected.bitPattern, "\(text)")
        } else {
            #expect(throws: JSONError.self, "\(text)") { try read(text) }
        }
    }

    @Test(arguments: [
        "0", "0.0", "1", "9007199254740992", "9007199254740993", "9007199254740995", "18446744073709551615",
        "18446744073709551616", "9223372036854775807", "0.1", "0.30000000000000004", "1e22", "1e23", "1e27", "1e28",
        "8.5e-22", "1e-27", "1e-28", "123456789012345678e-27", "179769313486231570000e289", "1.7976931348623157e308",
        "1.7976931348623159e308", "2.2250738585072014e-308", "2.2250738585072011e-308", "5e-324", "2e-324", "3e-324",
        "1e-400", "1e400", "0e999999999999", "1e-999999999999", "1e99999999999999999999", "0.000000000000000000000001",
        "100000000000000000000000000000", "10000000000000000000000000000000000000000000000000000000000e-58",
        "9007199254740992.99999999999999999999999", "9007199254740993.00000000000000000000001",
        "9007199254740993.00000000000000000000000", "1.00000000000000011102230246251565404236316680908203125",
        "1.00000000000000011102230246251565404236316680908203126",
    ])
    func cornersAreRoundedAsSwiftRoundsThem(_ text: String) throws {
        try expectAgreement(text)
        try expectAgreement("-" + text)
    }

    @Test func randomDecimalsAreRoundedAsSwiftRoundsThem() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<60_000 {
            let digits = Int.random(in: 1...24, using: &generator)
            var text = String(Int.random(in: 1...9, using: &generator))
            let point = Int.random(in: 1...digits, using: &generator)
            for index in 1..<max(2, digits) {
                if index == point { text += "." }
                text += String(Int.random(in: 0...9, using: &generator))
            }
            if Bool.random(using: &generator) { text += "e\(Int.random(in: -60...60, using: &generator))" }
            try expectAgreement(text)
        }
    }

    @Test func halfwayDecimalsAreRoundedToEven() throws {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<20_000 {
            // 2^53 ≤ n < 2^54 is halfway between two doubles where it is odd.
            let halfway = UInt64.random(in: 1 << 53..<1 << 54, using: &generator) | 1
            try expectAgreement("\(halfway)")
            try expectAgreement("\(halfway / 10).\(halfway % 10)e1")
            try expectAgreement("\(halfway)000.000000000000000000000001e-3")
        }
    }

    @Test func everyDoubleIsReadBackFromItsShortestText() throws {
        var generator = SeededGenerator(seed: 3)
        var json = JSONWriter()
        for _ in 0..<60_000 {
            let wild = Double(bitPattern: generator.next())
            let tame = Double.random(in: -100...100, using: &generator)
            let short = (tame * 1000).rounded() / 1000
            for value in [wild, tame, short, tame * 1e-7, short * 1e5] where value.isFinite {
                json.removeAll()
                json.value(value)
                #expect(json.text == value.description || Double(json.text) == value)
                #expect(json.text.utf8.count <= value.description.utf8.count)
                #expect(try read(json.text).bitPattern == value.bitPattern, "\(json.text)")
            }
        }
    }

    @Test func beyondTheRangeIsAnErrorThatNamesTheNumber() {
        let error = #expect(throws: JSONError.self) { try read("1e400") }
        #expect(error?.kind == .numberOutOfRange)
        #expect(error?.summary == "line 1, column 1: the number `1e400` is beyond the range of a `Double`")
    }

    @Test func numbersKeepTheirText() throws {
        let number = try JSONNumber(parsing: "1.10")
        #expect(number.text == "1.10")
        #expect(number.double == 1.1)
        #expect(number.integer == nil)
        #expect(JSONNumber(-3).integer == -3)
        #expect(JSONNumber(Double.nan) == nil)
        #expect(throws: JSONError.self) { try JSONNumber(parsing: "1,5") }
    }
}
