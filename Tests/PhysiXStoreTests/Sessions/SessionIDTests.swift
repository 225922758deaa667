import Testing

@testable import PhysiXStore

struct SessionIDTests {
    /// Counts up, so that the digits are known.
    private struct Counter: RandomNumberGenerator {
        var last: UInt64 = 0xA
        mutating func next() -> UInt64 {
            last += 1
            return last
        }
    }

    @Test func aNameHas32DigitsAndIsReadBack() {
        var counter = Counter()
        let id = SessionID(using: &counter)
        #expect(id.description == "000000000000000b000000000000000c")
        #expect(SessionID(id.description) == id)
        #expect(SessionID(id.description.uppercased()) == id)
    }

    @Test(arguments: ["", "0", "g0000000000000000000000000000000", "000000000000000b000000000000000c0", "é"])
    func anythingElseIsNoName(text: String) { #expect(SessionID(text) == nil) }

    @Test func randomNamesDiffer() {
        #expect(Set((0..<1000).map { _ in SessionID() }).count == 1000)
    }
}

struct TimestampTests {
    /// Pairs from `date -u -d @SECONDS`.
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
        (1_764_217_152_999, "2025-11-27T04:19:12Z"), (-1, "1969-12-31T23:59:59Z"),
    ])
    func aMomentIsWrittenInUTC(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).description == text)
    }

    /// From `date -u -d @SECONDS +%FT%T.%3NZ`.
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (951_782_400_007, "2000-02-29T00:00:00.007Z"),
        (4_107_542_399_080, "2100-02-28T23:59:59.080Z"), (-1, "1969-12-31T23:59:59.999Z"),
    ])
    func aMomentIsWrittenToTheMillisecond(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).millisecondsText == text)
    }
}
