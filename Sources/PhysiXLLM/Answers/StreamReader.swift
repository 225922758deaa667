import PhysiXFormats

/// Puts a streamed answer together and tells its pieces.
struct StreamReader {
    /// Why a stream is not what it should be.
    enum Problem: Error {
        /// The API reports an error within it.
        case failed(ErrorBody)
        /// It holds something that is not JSON.
        case unreadable
        /// The text is longer than is kept.
        case tooLong
    }

    private(set) var answer = Answer()
    private(set) var isDone = false
    /// Whether something was told.
    private(set) var hasTold = false
    private var events = EventStream()
    private let scrubber: Scrubber
    private let tell: @Sendable (ChatDelta) -> Void
    /// What may be the beginning of a key.
    private var pending: [UInt8] = []

    init(scrubber: Scrubber, tell: @escaping @Sendable (ChatDelta) -> Void) {
        self.scrubber = scrubber
        self.tell = tell
    }

    mutating func take(_ bytes: some Sequence<UInt8>) throws(Problem) {
        let found: [[UInt8]]
        do throws(EventTooLong) { found = try events.take(bytes) } catch { throw .tooLong }
        for event in found where !isDone { try take(event: event) }
    }

    mutating func end() throws(Problem) {
        if let event = events.end(), !isDone { try take(event: event) }
        flush()
    }

    private mutating func take(event: [UInt8]) throws(Problem) {
        let text = String(decoding: event, as: UTF8.self)
        guard text != "[DONE]" else {
            isDone = true
            return
        }
        guard !text.isEmpty else { return }
        let document: JSONValue
        do throws(JSONError) { document = try JSONValue(parsing: text, options: .answers) } catch { throw .unreadable }
        if let error = document["error"], error != .null { throw .failed(ErrorBody(document)) }
        let piece = answer.take(document)
        guard answer.content.text.utf8.count + answer.content.reasoning.utf8.count <= BoundedBody.most else {
            throw .tooLong
        }
        if !piece.reasoning.isEmpty {
            hasTold = true
            tell(.reasoning(scrubber.scrub(piece.reasoning)))
        }
        if !piece.text.isEmpty { tellText(piece.text) }
    }

    /// Tells text up to what may be the beginning of a key.
    private mutating func tellText(_ text: String) {
        let bytes = pending + Array(text.utf8)
        let held = scrubber.pendingCount(in: bytes)
        pending = Array(bytes.suffix(held))
        let ready = String(decoding: bytes.dropLast(held), as: UTF8.self)
        guard !ready.isEmpty else { return }
        hasTold = true
        tell(.text(scrubber.scrub(ready)))
    }

    private mutating func flush() {
        guard !pending.isEmpty else { return }
        tell(.text(String(decoding: pending, as: UTF8.self)))
        pending = []
    }
}
