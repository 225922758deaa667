/// Takes a stream of server-sent events apart (WHATWG HTML, § 9.2), as far as model APIs use them.
///
/// Lines end with CR, LF or both; comments and the names of events are passed over; several `data` lines are one event. An event
/// that the end of the stream cuts off counts where its line was whole, because some servers forget the last blank line.
struct EventStream: Sendable {
    /// The most bytes of one event.
    private static let longestEvent = BoundedBody.most

    private var line: [UInt8] = []
    private var data: [UInt8] = []
    private var hasData = false
    private var followsReturn = false
    private var isFirstLine = true

    /// Takes more bytes.
    ///
    /// - Returns: the data of the events that ended in them.
    mutating func take(_ bytes: some Sequence<UInt8>) throws(EventTooLong) -> [[UInt8]] {
        var events: [[UInt8]] = []
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\n") where followsReturn: followsReturn = false
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                followsReturn = byte == UInt8(ascii: "\r")
                if let event = endLine() { events.append(event) }
            default:
                followsReturn = false
                guard line.count + data.count < Self.longestEvent else { throw EventTooLong() }
                line.append(byte)
            }
        }
        return events
    }

    /// Ends the stream.
    ///
    /// - Returns: the data of the event that had begun.
    mutating func end() -> [UInt8]? {
        if !line.isEmpty { _ = endLine() }
        return endEvent()
    }

    private mutating func endLine() -> [UInt8]? {
        defer { line.removeAll(keepingCapacity: true) }
        if isFirstLine {
            isFirstLine = false
            if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        }
        guard !line.isEmpty else { return endEvent() }
        guard line.starts(with: "data".utf8) else { return nil }
        var value = line[4...]
        if !value.isEmpty {
            guard value.removeFirst() == UInt8(ascii: ":") else { return nil }
            if value.first == UInt8(ascii: " ") { value.removeFirst() }
        }
        if hasData { data.append(UInt8(ascii: "\n")) }
        data.append(contentsOf: value)
        hasData = true
        return nil
    }

    private mutating func endEvent() -> [UInt8]? {
        guard hasData else { return nil }
        defer {
            data.removeAll()
            hasData = false
        }
        return data
    }
}

/// An event has more bytes than are kept.
struct EventTooLong: Error {}
