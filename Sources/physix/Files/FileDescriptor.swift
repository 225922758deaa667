import Glibc

/// An open file, read and written with the system's own calls.
struct FileDescriptor: Sendable {
    let rawValue: Int32

    init(_ rawValue: Int32) { self.rawValue = rawValue }

    /// Opens a file for reading; `-` is standard input.
    static func reading(_ path: String) throws(FileError) -> FileDescriptor {
        if path == "-" { return FileDescriptor(0) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError("read", "`\(path)`", code: errno) }
        return FileDescriptor(descriptor)
    }

    /// Opens a file for writing, empty; `-` is standard output.
    static func writing(_ path: String) throws(FileError) -> FileDescriptor {
        if path == "-" { return FileDescriptor(1) }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError("write", "`\(path)`", code: errno) }
        return FileDescriptor(descriptor)
    }

    /// Opens a file for writing behind what it holds.
    static func appending(_ path: String) throws(FileError) -> FileDescriptor {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError("write", "`\(path)`", code: errno) }
        return FileDescriptor(descriptor)
    }

    /// Cuts a file off.
    func truncate(to count: Int, name: String) throws(FileError) {
        guard ftruncate(rawValue, count) == 0 else { throw FileError("write", name, code: errno) }
    }

    /// Reads up to `count` bytes and appends them.
    ///
    /// - Returns: how many were read; 0 at the end.
    func read(_ count: Int, into bytes: inout [UInt8], name: String) throws(FileError) -> Int {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: count))
        var received = -1
        repeat {
            received = bytes.withUnsafeMutableBytes { Glibc.read(rawValue, $0.baseAddress?.advanced(by: start), count) }
        } while received < 0 && errno == EINTR
        let code = errno
        bytes.removeLast(count - max(received, 0))
        guard received >= 0 else { throw FileError("read", name, code: code) }
        return received
    }

    /// Writes all bytes.
    func write(_ bytes: [UInt8], to name: String) throws(FileError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(rawValue, $0.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError("write", name, code: errno)
            }
            written += count
        }
    }

    /// Closes the file; standard streams stay open.
    func close() {
        if rawValue > 2 { _ = Glibc.close(rawValue) }
    }
}

/// The whole contents of a file, up to a limit in bytes; `-` is standard input.
func contents(of path: String, limit: Int = 256 << 20) throws(FileError) -> [UInt8] {
    let name = path == "-" ? "standard input" : "`\(path)`"
    let file = try FileDescriptor.reading(path)
    defer { file.close() }
    var bytes: [UInt8] = []
    while try file.read(1 << 16, into: &bytes, name: name) > 0 {
        guard bytes.count <= limit else { throw FileError(tooLarge: name, limit: limit) }
    }
    return bytes
}

/// Writes a whole file; `-` is standard output.
func write(_ text: String, to path: String) throws(FileError) {
    let file = try FileDescriptor.writing(path)
    defer { file.close() }
    try file.write(Array(text.utf8), to: path == "-" ? "standard output" : "`\(path)`")
}
