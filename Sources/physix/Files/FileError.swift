import Glibc
import PhysiXKernel

/// Why a file could not be read or written.
struct FileError: Diagnosable, Equatable {
    let summary: String
    let hint: String?
    /// The system's error number, `EPIPE` where the reader of a pipe has gone.
    let code: Int32

    /// Whether the reader of a pipe has gone, which is no fault: `physix systems | head`.
    var isClosedPipe: Bool { code == EPIPE }

    init(_ action: String, _ name: String, code: Int32) {
        self.code = code
        summary = "cannot \(action) \(name): \(String(cString: strerror(code)))"
        hint =
            switch code {
            case ENOENT: "check the path, or write `-` for standard input or output"
            case EACCES, EPERM: "check the permissions of the file and its folder"
            case EISDIR: "name a file in the folder"
            case ENOSPC: "make room on the disk, or choose another place"
            default: nil
            }
    }

    init(tooLarge name: String, limit: Int) {
        code = EFBIG
        summary = "\(name) is larger than \(limit >> 20) MiB"
        hint = "keep fewer samples: a few thousand are plenty for finding an equation"
    }
}
