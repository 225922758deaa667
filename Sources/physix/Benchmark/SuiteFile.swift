import PhysiXBenchmark
import PhysiXFormats

/// A file of systems for a benchmark.
enum SuiteFile {
    /// The file of a suite: those of the project go by their names.
    static func path(of suite: String) -> String {
        suite.hasSuffix(".json") ? suite : "Benchmarks/systems/\(suite).json"
    }

    /// Some of the systems of a file, all unless their ids or their side are given.
    static func systems(
        in path: String, only ids: [String], split: BenchmarkSystem.Split?
    ) throws -> [BenchmarkSystem] {
        let all = try systems(in: path)
        for id in ids where !all.contains(where: { $0.id == id }) {
            let known = all.map(\.id).joined(separator: ", ").shortened(to: 400)
            throw UsageError(summary: "`\(path)` has no system \(id)", hint: "it has \(known)")
        }
        let chosen = all.filter { (ids.isEmpty || ids.contains($0.id)) && (split == nil || $0.split == split) }
        guard !chosen.isEmpty else {
            throw UsageError(summary: "no system of `\(path)` is left", hint: "leave out --split or --only")
        }
        return chosen
    }

    private static func systems(in path: String) throws -> [BenchmarkSystem] {
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
