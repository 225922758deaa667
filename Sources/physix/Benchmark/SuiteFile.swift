import PhysiXBenchmark
import PhysiXFormats

/// A file of systems for a benchmark.
enum SuiteFile {
    /// Reads the systems of a file.
    static func systems(in path: String) throws -> [BenchmarkSystem] {
        let bytes = try contents(of: path, limit: 16 << 20)
        do {
            return try BenchmarkSystem.list(in: try JSONValue(parsing: bytes))
        } catch let error as JSONError {
            throw InputFailure(diagnostic: error, source: String(decoding: bytes, as: UTF8.self), file: path)
        } catch let error as SystemListError {
            throw InputFailure(diagnostic: error, file: path)
        }
    }
}
