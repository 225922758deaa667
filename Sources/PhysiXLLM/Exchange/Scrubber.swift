/// Takes a key out of what an API sends back.
struct Scrubber: Sendable {
    /// Shorter keys are placeholders for servers that want none, and words of every other sentence.
    private static let shortest = 6

    private let key: [UInt8]

    init(_ secret: Secret?) {
        let bytes = Array((secret?.exposed ?? "").utf8)
        key = bytes.count >= Self.shortest ? bytes : []
    }

    /// The text with dots for each occurrence of the key.
    func scrub(_ text: String) -> String {
        guard !key.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var position = 0
        while position < bytes.count {
            if bytes[position...].starts(with: key) {
                output.append(contentsOf: "●●●".utf8)
                position += key.count
            } else {
                output.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// How many bytes at the end of a text may be the beginning of the key, and have to wait for what follows.
    func pendingCount(in bytes: [UInt8]) -> Int {
        guard !key.isEmpty, !bytes.isEmpty else { return 0 }
        for count in stride(from: min(key.count - 1, bytes.count), to: 0, by: -1)
        where bytes.suffix(count).elementsEqual(key.prefix(count)) {
            return count
        }
        return 0
    }
}
