import PhysiXKernel

/// Options that do not go together, seen only once their values were understood.
struct UsageError: Diagnosable, Equatable {
    let summary: String
    let hint: String?
}
