import Glibc
import NIOCore

/// Where the files of the web page come from.
enum WebFiles: Sendable {
    /// Within the program, by name.
    case memory([String: WebFile])
    /// A folder, read anew for each request: for those who change the page.
    case folder(String)

    /// The files within the program.
    static let embedded = WebFiles.memory(Dictionary(uniqueKeysWithValues: WebFile.embedded.map { ($0.name, $0) }))

    /// The file of exactly this name.
    func file(_ name: String) -> WebFile? {
        switch self {
        case .memory(let files): files[name]
        case .folder(let folder):
            WebFile.mediaType(of: name).flatMap { _ in
                Self.content(of: folder + "/" + name).map { WebFile(name, ByteBuffer(bytes: $0)) }
            }
        }
    }

    private static func content(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var content: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&piece, 1, piece.count, file)
            guard count > 0 else { return ferror(file) == 0 ? content : nil }
            content += piece[..<count]
        }
    }
}
