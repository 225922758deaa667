import NIOCore

/// A file of the web page.
struct WebFile: Sendable {
    /// The page itself.
    static let page = "index.html"

    /// Its name, without a folder.
    let name: String
    /// What it says.
    let text: ByteBuffer
    /// A digest of it, by which browsers know that it has not changed; `nil` where nobody computed one.
    let digest: String?

    init(_ name: String, _ text: ByteBuffer, digest: String? = nil) {
        self.name = name
        self.text = text
        self.digest = digest
    }

    /// A file that is part of the program.
    init(_ name: String, digest: String, _ text: StaticString) {
        self.init(name, ByteBuffer(staticString: text), digest: digest)
    }

    /// The type by which it is sent; `nil` where no such file is served.
    static func mediaType(of name: String) -> String? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        // A name of plain letters leads out of no folder.
        let isPlain =
            parts.count == 2
            && name.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: ".")
            }
        guard isPlain, !parts[0].isEmpty else { return nil }
        switch parts[1] {
        case "html": return "text/html; charset=utf-8"
        case "css": return "text/css; charset=utf-8"
        case "js": return "text/javascript; charset=utf-8"
        case "svg": return "image/svg+xml"
        default: return nil
        }
    }
}
