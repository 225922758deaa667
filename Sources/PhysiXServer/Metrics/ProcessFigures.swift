import Glibc

/// What the process takes of its machine.
struct ProcessFigures: Sendable {
    /// Memory that is in use, in bytes.
    let residentBytes: Int
    /// Processor time so far, in seconds.
    let processorSeconds: Double

    /// The figures now.
    static var current: ProcessFigures {
        // `clock` counts microseconds by POSIX, on every system.
        ProcessFigures(
            residentBytes: residentPages * Int(sysconf(Int32(_SC_PAGESIZE))), processorSeconds: Double(clock()) * 1e-6)
    }

    /// The second number of `/proc/self/statm`; 0 where there is no such file.
    private static var residentPages: Int {
        let words = SystemFile.text(of: "/proc/self/statm").split(separator: " ")
        return words.count > 1 ? Int(words[1]) ?? 0 : 0
    }
}
