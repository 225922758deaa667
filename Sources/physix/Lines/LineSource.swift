import Glibc

/// Reads whole lines from a file, as many at a time as one call to the system delivers.
struct LineSource {
    /// Some whole lines.
    struct Chunk: Sendable {
        /// Its place in the order of chunks, from 0.
        let index: Int
        /// The lines with their line ends; the last line of a file may lack its own.
        let bytes: [UInt8]
    }

    private let file: FileDescriptor
    private let name: String
    private let chunkSize: Int
    private let longestLine: Int
    private var index = 0
    /// The beginning of a line whose end was not read yet.
    private var rest: [UInt8] = []
    private var hasEnded = false

    /// A source that asks for `chunkSize` bytes at a time and refuses a line beyond `longestLine` bytes, which bounds the
    /// memory in use.
    init(_ file: FileDescriptor, name: String, chunkSize: Int = 1 << 16, longestLine: Int = 64 << 20) {
        self.file = file
        self.name = name
        self.chunkSize = chunkSize
        self.longestLine = longestLine
    }

    /// The next whole lines, or `nil` at the end.
    mutating func next() throws(FileError) -> Chunk? {
        var searched = rest.count
        while !hasEnded {
            hasEnded = try file.read(chunkSize, into: &rest, name: name) == 0
            if let end = rest[searched...].lastIndex(of: UInt8(ascii: "\n")) { return take(rest[...end].count) }
            guard rest.count <= longestLine else { throw FileError(tooLarge: "a line of \(name)", limit: longestLine) }
            searched = rest.count
        }
        return rest.isEmpty ? nil : take(rest.count)
    }

    private mutating func take(_ count: Int) -> Chunk {
        defer {
            rest.removeFirst(count)
            index += 1
        }
        return Chunk(index: index, bytes: Array(rest.prefix(count)))
    }
}
