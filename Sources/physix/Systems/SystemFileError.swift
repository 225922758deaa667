import PhysiXKernel

/// Why a YAML file does not describe systems.
struct SystemFileError: Diagnosable, Equatable {
    let summary: String
    let hint: String?

    /// A flaw at a place in a file; lines and columns count from 1.
    init(_ file: String, line: Int?, column: Int?, _ flaw: String, hint: String? = nil) {
        let place = line.map { line in column.map { ":\(line):\($0)" } ?? ":\(line)" } ?? ""
        summary = "\(file)\(place): \(flaw)"
        self.hint = hint
    }
}
