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
}
