import Foundation
import PhysiXBenchmark
import PhysiXFormats

/// A file by its place relative to the repository's root.
struct RepositoryFile {
    let url: URL

    init(_ path: String) {
        let root = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        url = root.appending(path: path).standardized
    }

    func json() throws -> JSONValue { try JSONValue(parsing: Array(try Data(contentsOf: url))) }

    func systems() throws -> [BenchmarkSystem] { try BenchmarkSystem.list(in: json()) }
}
