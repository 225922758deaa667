public import PhysiXKernel

/// Why a list of systems cannot be used for a benchmark.
public struct SystemListError: Diagnosable, Equatable {
    /// What is wrong, with the id of the system.
    public let summary: String
    /// What to do about it.
    public let hint: String?

    init(summary: String, hint: String? = nil) {
        self.summary = summary
        self.hint = hint ?? "Docs/Benchmarks.md describes the file"
    }
}
