import Glibc

#if canImport(CNIOLinux)
// The fields of `stat` count as this module's, which has the header as well, wherever NIO is loaded first.
import CNIOLinux
#endif

extension FileDescriptor {
    /// Makes sure that writing a file would not destroy what is read; `-` are the standard streams.
    ///
    /// To be asked before the output is opened, which empties it.
    static func checkDistinct(output: String, option: String, inputs: [String]) throws(UsageError) {
        guard let written = FileIdentity(of: output, standardStream: 1) else { return }
        for input in inputs where FileIdentity(of: input, standardStream: 0) == written {
            let name = input == "-" ? "standard input" : "`\(input)`"
            throw UsageError(
                summary: "\(name) is read, so it cannot be written too", hint: "name another file for \(option)")
        }
    }

    /// Makes sure that a file could be written, without opening it, before long work whose result it is to hold.
    static func checkWritable(_ path: String) throws(FileError) {
        if path == "-" { return }
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw FileError("write", "`\(path)`", code: EISDIR)
        }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        if access(path, W_OK) == 0 { return }
        guard errno == ENOENT, access(folder, W_OK | X_OK) == 0 else {
            throw FileError("write", "`\(path)`", code: errno)
        }
    }
}

/// Which file a path leads to, whatever links and spellings lie on the way.
private struct FileIdentity: Equatable {
    private let device: dev_t
    private let number: ino_t

    /// The identity of a regular file, or `nil` where there is none: writing empties neither a terminal nor a pipe.
    init?(of path: String, standardStream: Int32) {
        var status = stat()
        let result = path == "-" ? fstat(standardStream, &status) : stat(path, &status)
        guard result == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        device = status.st_dev
        number = status.st_ino
    }
}
