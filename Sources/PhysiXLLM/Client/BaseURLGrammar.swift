/// Reads a base URL from its bytes, once, from left to right.
struct BaseURLGrammar {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func read() throws(BaseURLError) -> (Origin, String) {
        guard !bytes.isEmpty else { throw BaseURLError("the base URL is empty") }
        guard bytes.count <= BaseURL.longest else {
            throw BaseURLError("the base URL has \(bytes.count) bytes; at most \(BaseURL.longest) are accepted")
        }
        for byte in bytes { try Self.refuseForeign(byte) }
        let scheme = try readScheme()
        let host = try bytes[position...].first == UInt8(ascii: "[") ? readAddress() : readName()
        let port = try readPort() ?? scheme.defaultPort
        return (Origin(scheme: scheme, host: host, port: port), try readPath())
    }

    /// Bytes on whose meaning readers of URLs have disagreed.
    private static func refuseForeign(_ byte: UInt8) throws(BaseURLError) {
        switch byte {
        case 0x80...: throw BaseURLError("the base URL has a character that is not ASCII")
        case ..<0x21, 0x7F: throw BaseURLError("the base URL has a space or a control character")
        case UInt8(ascii: "@"):
            throw BaseURLError(
                "the base URL has a user name or a key in it",
                hint: "leave out what is before the `@`; the key has its own place")
        case UInt8(ascii: "?"), UInt8(ascii: "#"):
            throw BaseURLError("the base URL has a query or a fragment", hint: "leave out all from `?` or `#` on")
        case UInt8(ascii: "%"), UInt8(ascii: "\\"):
            throw BaseURLError(
                "the base URL has a `\(Character(Unicode.Scalar(byte)))`, which could be read in two ways")
        default: break
        }
    }

    private mutating func readScheme() throws(BaseURLError) -> Origin.Scheme {
        for (text, scheme) in [("https://", Origin.Scheme.https), ("http://", .http)]
        where bytes.prefix(text.utf8.count).map(\.lowercased) == Array(text.utf8) {
            position = text.utf8.count
            return scheme
        }
        throw BaseURLError("the base URL does not begin with https:// or http://")
    }

    private mutating func readName() throws(BaseURLError) -> String {
        let end = bytes[position...].firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") } ?? bytes.count
        let name = bytes[position..<end].map(\.lowercased)
        position = end
        guard !name.isEmpty else { throw BaseURLError("the base URL has no host") }
        // One dot may end a name; it is another host than the name without it.
        let labels = (name.last == UInt8(ascii: ".") ? name.dropLast() : name[...])
            .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        for label in labels {
            guard (1...63).contains(label.count), label.allSatisfy(\.isOfHostName), label.first != UInt8(ascii: "-")
            else {
                throw BaseURLError("`\(String(decoding: name.prefix(80), as: UTF8.self))` is not the name of a host")
            }
        }
        return String(decoding: name, as: UTF8.self)
    }

    private mutating func readAddress() throws(BaseURLError) -> String {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "]")) else {
            throw BaseURLError("the base URL has a `[` without its `]`")
        }
        let text = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
        position = end + 1
        guard case .v6(let address)? = IPAddress(text).map(\.kind) else {
            throw BaseURLError("`[\(text.prefix(60))]` is not an IPv6 address")
        }
        return IPAddress(v6: address).description
    }

    private mutating func readPort() throws(BaseURLError) -> Int? {
        guard position < bytes.count, bytes[position] != UInt8(ascii: "/") else { return nil }
        guard bytes[position] == UInt8(ascii: ":") else { throw BaseURLError("something stands between host and path") }
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
        let digits = bytes[(position + 1)..<end]
        position = end
        guard (1...5).contains(digits.count),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let port = Int(String(decoding: digits, as: UTF8.self)), (1...65_535).contains(port)
        else { throw BaseURLError("the port is not a number from 1 to 65535") }
        return port
    }

    private func readPath() throws(BaseURLError) -> String {
        var path = bytes[position...]
        while path.last == UInt8(ascii: "/") { path.removeLast() }
        for segment in path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        where !path.isEmpty {
            let text = String(decoding: segment, as: UTF8.self)
            guard !segment.isEmpty, text != ".", text != "..", segment.allSatisfy(\.isOfPath) else {
                throw BaseURLError(
                    "the path of the base URL is not plain", hint: "a path is made of names such as /v1 or /api/openai")
            }
        }
        let text = String(decoding: path, as: UTF8.self)
        if text.hasSuffix("/chat/completions") {
            throw BaseURLError(
                "the base URL ends with /chat/completions", hint: "leave that out: it is appended to the base URL")
        }
        return text
    }
}

extension UInt8 {
    fileprivate var lowercased: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }

    private var isAlphanumeric: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// Whether it may stand in a label of a host; underscores are in names that containers have.
    fileprivate var isOfHostName: Bool { isAlphanumeric || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }

    fileprivate var isOfPath: Bool { isAlphanumeric || "-._~:+=,".utf8.contains(self) }
}
