import Glibc
import PhysiXBenchmark
import PhysiXFormats

/// The results of a benchmark on disk, a line each, written whole as soon as they are known.
struct ResultFile<Result: BenchmarkResult>: Sendable {
    private let path: String
    private let file: FileDescriptor
    /// What earlier runs left there, in the file's order.
    let stored: [Result]

    /// Opens the file in a folder, both of which are made where they are missing.
    ///
    /// A last line without an end was being written when its run was killed; it is taken away.
    init(in folder: String) throws {
        guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
            throw FileError("write", "`\(folder)`", code: errno)
        }
        path = folder + "/results.jsonl"
        file = try FileDescriptor.appending(path)
        var bytes = try contents(of: path)
        if let rest = bytes.lastIndex(of: UInt8(ascii: "\n")).map({ $0 + 1 }) ?? (bytes.isEmpty ? nil : 0),
            rest < bytes.count
        {
            try file.truncate(to: rest, name: "`\(path)`")
            bytes.removeLast(bytes.count - rest)
        }
        stored = try resultLines(in: bytes, of: path).map(\.value)
    }

    /// Adds a line.
    func append(_ result: Result) throws(FileError) {
        var json = JSONWriter()
        json.value(result)
        json.endLine()
        try file.write(json.bytes, to: "`\(path)`")
    }

    /// Closes the file.
    func close() { file.close() }
}

/// The results in a file's bytes, with the JSON that each was read from.
///
/// - Throws: an ``InputFailure`` for a line that is no result.
func resultLines<Result: BenchmarkResult>(
    in bytes: [UInt8], of path: String
) throws -> [(value: Result, json: JSONValue)] {
    try bytes.split(separator: UInt8(ascii: "\n")).enumerated().map { index, line in
        let json: JSONValue
        do throws(JSONError) { json = try JSONValue(parsing: Array(line)) } catch {
            throw InputFailure(
                diagnostic: error, source: String(decoding: line, as: UTF8.self), file: "\(path), line \(index + 1)")
        }
        guard let value = Result(json) else {
            throw UsageError(
                summary: "line \(index + 1) of `\(path)` is no result of this benchmark",
                hint: "name another folder for --out")
        }
        return (value, json)
    }
}
