import Glibc

/// Standard output or standard error as a place for people to read.
enum StandardStream: Int32, Sendable {
    case output = 1
    case error = 2

    /// Whether a person is looking at it, as far as one can know.
    var isTerminal: Bool { isatty(rawValue) == 1 }

    /// The number of columns: `COLUMNS`, else the terminal's own word, else 80; between 40 and 160, because wider
    /// plots are no easier to read.
    var width: Int {
        var columns = environment("COLUMNS").flatMap { Int($0) } ?? 0
        if columns <= 0 {
            var size = winsize()
            if ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0 { columns = Int(size.ws_col) }
        }
        return columns > 0 ? min(max(columns, 40), 160) : 80
    }

    /// Writes text, at once and whole.
    ///
    /// - Throws: ``FileError`` where the other end is closed or the disk is full.
    func write(_ text: String) throws(FileError) {
        try FileDescriptor(rawValue).write(Array(text.utf8), to: self == .output ? "standard output" : "standard error")
    }
}
