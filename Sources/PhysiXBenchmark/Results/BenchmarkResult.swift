public import PhysiXFormats

/// One line of a benchmark's results.
public protocol BenchmarkResult: JSONWritable, Sendable {
    /// What was asked of whom; a run does each once.
    var key: CaseKey { get }

    /// Reads a line's object; `nil` where something is missing.
    init?(_ json: JSONValue)
}
