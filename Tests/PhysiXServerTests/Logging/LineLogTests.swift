import Logging
import PhysiXFormats
import Synchronization
import Testing

@testable import PhysiXServer

struct LineLogTests {
    /// What one entry becomes.
    private func line(_ format: ServerSettings.LogFormat, _ log: (Logger) -> Void) -> String {
        let written = Written()
        var logger = Logger(label: "test") { _ in LineLog(format) { bytes in written.append(bytes) } }
        logger[metadataKey: "hb.request.id"] = "42"
        log(logger)
        return written.text
    }

    /// A class, because the log writes from wherever it is called.
    private final class Written: Sendable {
        private let bytes = Mutex<[UInt8]>([])
        func append(_ more: [UInt8]) { bytes.withLock { $0 += more } }
        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
    }

    @Test func aTextEntryStaysOneLineWhateverItHolds() {
        let text = line(.text) { $0.info("a\nb", metadata: ["path": "/x\r\n2026 info forged\u{1b}[31m"]) }
        #expect(text.filter { $0 == "\n" }.count == 1)
        #expect(text.contains("a\\u{a}b"))
        #expect(text.contains("request_id=42"))
        #expect(!text.contains("\u{1b}"))
    }

    @Test func aJSONEntryIsOneDocument() throws {
        let text = line(.json) { $0.warning("a\nb", metadata: ["path": "/x\n"]) }
        let entry = try JSONValue(parsing: text)
        #expect(entry["level"] == "warning")
        #expect(entry["message"] == "a\nb")
        #expect(entry["path"] == "/x\n")
        #expect(entry["request_id"] == "42")
        #expect(text.utf8.filter { $0 == 10 }.count == 1)
    }

    // From `date -u -d @… +%FT%T`.
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (951_782_400, "2000-02-29T00:00:00.000Z"),
        (1_795_753_127, "2026-11-27T04:18:47.000Z"), (4_107_542_399, "2100-02-28T23:59:59.000Z"),
    ])
    func aMomentIsWrittenAsISO8601Wants(_ seconds: Int, _ text: String) {
        #expect(Timestamp(seconds: seconds, milliseconds: 0).text == text)
    }
}
