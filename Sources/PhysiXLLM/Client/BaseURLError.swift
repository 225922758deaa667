public import PhysiXKernel

/// Why a text is not the base URL of a model's API.
public struct BaseURLError: Diagnosable, Equatable {
    /// What is wrong, in one sentence without a full stop.
    public let summary: String
    /// What to do.
    public let hint: String?

    init(_ summary: String, hint: String? = nil) {
        self.summary = summary
        self.hint = hint ?? "a base URL looks like https://router.huggingface.co/v1"
    }
}
