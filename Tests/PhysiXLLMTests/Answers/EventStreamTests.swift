import Testing

@testable import PhysiXLLM

/// Server-sent events, as the standard has them and as servers write them.
struct EventStreamTests {
    private func events(_ text: String, inPiecesOf length: Int) throws -> [String] {
        var stream = EventStream()
        var events: [[UInt8]] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: length) {
            events += try stream.take(bytes[start..<min(start + length, bytes.count)])
        }
        if let last = stream.end() { events.append(last) }
        return events.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        ("data: a\n\ndata: b\n\n", ["a", "b"]), ("data: a\r\n\r\ndata: b\r\n\r\n", ["a", "b"]),
        ("data: a\r\rdata: b\r\r", ["a", "b"]),
        ("data: a\r\n\ndata: b\n\r\n", ["a", "b"]), ("data: a\ndata: b\n\n", ["a\nb"]), ("data:a\n\n", ["a"]),
        ("data:  a\n\n", [" a"]),
        ("data\n\n", [""]), ("data:\n\n", [""]), (": hello\n\ndata: a\n\n", ["a"]), ("\u{FEFF}data: a\n\n", ["a"]),
        ("event: x\nid: 1\nretry: 2\ndata: a\nnonsense\n\n", ["a"]), ("database: x\n\n", []), ("event: ping\n\n", []),
        ("", []),
        ("\n\n\n", []), ("data: a", ["a"]), ("data: a\n", ["a"]), ("data: a\n\ndata: é😀\n\n", ["a", "é😀"]),
        ("data: a\u{2028}b\n\n", ["a\u{2028}b"]), ("Data: a\n\n", []), (" data: a\n\n", []),
    ])
    func areTakenApart(text: String, expected: [String]) throws {
        for length in [1, 2, 3, 7, 1000] { #expect(try events(text, inPiecesOf: length) == expected) }
    }

    @Test func anEventHasABound() {
        var stream = EventStream()
        #expect(throws: EventTooLong.self) {
            for _ in 0..<5_000 { _ = try stream.take(Array(repeating: UInt8(ascii: "x"), count: 1_024)) }
        }
    }

    @Test func manyLinesOfOneEventHaveABoundToo() {
        var stream = EventStream()
        #expect(throws: EventTooLong.self) {
            for _ in 0..<10_000 { _ = try stream.take(Array("data: \(String(repeating: "x", count: 1_000))\n".utf8)) }
        }
    }
}
