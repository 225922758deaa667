import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// The episodes of a file of JSON Lines, one after the other, with one of them in memory at a time.
struct EpisodeLines {
    private let name: String
    private var source: LineSource
    private var lines: [ArraySlice<UInt8>] = []
    private var lineNumber = 0
    private var count = 0

    init(_ file: FileDescriptor, name: String) {
        self.name = name
        source = LineSource(file, name: name)
    }

    /// The next episode; `nil` at the end.
    ///
    /// - Throws: `InputFailure` for lines that are no episode, and for a file without one.
    mutating func next() throws -> EpisodeRecord? {
        var firstLine = 1
        var episode: [UInt8] = []
        while let line = try nextLine() {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            if episode.isEmpty { firstLine = lineNumber }
            episode += line
            episode.append(UInt8(ascii: "\n"))
            if Self.isClosing(Array(line)) { return try record(of: episode, from: firstLine) }
        }
        guard count == 0 || !episode.isEmpty else { return nil }
        return try record(of: episode, from: firstLine)
    }

    private mutating func record(of episode: [UInt8], from line: Int) throws -> EpisodeRecord {
        count += 1
        do { return try EpisodeRecord(lines: episode) } catch {
            throw InputFailure(diagnostic: error, file: "\(name), the episode from line \(line)")
        }
    }

    private mutating func nextLine() throws -> ArraySlice<UInt8>? {
        if lines.isEmpty {
            guard let chunk = try source.next() else { return nil }
            // Backwards, so that taking one does not move the others.
            lines = chunk.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).reversed()
            // What follows the last line end is no line.
            if lines.first?.isEmpty == true { lines.removeFirst() }
        }
        lineNumber += 1
        return lines.popLast()
    }

    /// Whether a line counts the `turns` before it, as the last line of an episode does.
    private static func isClosing(_ line: [UInt8]) -> Bool {
        do {
            return try JSONReader.read(line) { reader throws(JSONError) in
                var isClosing = false
                try reader.beginObject()
                while try reader.nextKey() { isClosing = isClosing || reader.keyIs("turns") }
                return isClosing
            }
        } catch {
            // Whoever reads the whole episode says what is wrong with this line.
            return false
        }
    }
}
