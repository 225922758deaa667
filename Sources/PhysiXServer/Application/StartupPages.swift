import Glibc

/// The pages of the program itself that only its start needed.
///
/// With each page that initialisers touch once, the kernel maps sixteen of the file. So a program of a hundred megabytes holds
/// thirty before it has answered anybody, most of which nobody reads again.
enum StartupPages {
    /// A part of the address space, as `/proc/self/smaps` lists them.
    struct Mapping: Equatable {
        let start: UInt
        let end: UInt
        /// Whether it is a file's unchanged contents, which come back from the file when they are read again.
        let isUnchangedFile: Bool
    }

    /// Lets go of them; what is needed after all comes back page by page, from memory that the system keeps anyway.
    static func release() {
        for mapping in mappings(in: SystemFile.text(of: "/proc/self/smaps")) where mapping.isUnchangedFile {
            // Where it is refused, the pages stay.
            madvise(UnsafeMutableRawPointer(bitPattern: mapping.start), Int(mapping.end - mapping.start), MADV_DONTNEED)
        }
    }

    /// Reads the text of `smaps` (proc_pid_smaps(5)): a line with addresses, permissions and file for each mapping, then
    /// its figures.
    static func mappings(in text: String) -> [Mapping] {
        var mappings: [Mapping] = []
        var head: (start: UInt, end: UInt, isReadOnlyFile: Bool)?
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if let first = words.first, words.count >= 5, let (start, end) = addresses(first) {
                let permissions = words[1]
                head = (start, end, !permissions.contains("w") && words.count >= 6 && words[5].hasPrefix("/"))
            } else if words.first == "Anonymous:", words.count >= 2, let known = head {
                // Relocated pages are read-only as well by now, and are the file's no more.
                let isUnchanged = known.isReadOnlyFile && words[1] == "0"
                mappings.append(Mapping(start: known.start, end: known.end, isUnchangedFile: isUnchanged))
                head = nil
            }
        }
        return mappings
    }

    private static func addresses(_ word: Substring) -> (UInt, UInt)? {
        let parts = word.split(separator: "-")
        guard parts.count == 2, let start = UInt(parts[0], radix: 16), let end = UInt(parts[1], radix: 16) else {
            return nil
        }
        return (start, end)
    }
}
