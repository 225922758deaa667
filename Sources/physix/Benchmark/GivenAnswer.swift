import PhysiXBenchmark
import PhysiXFormats

/// An answer that somebody else gave to a case.
struct GivenAnswer {
    let key: CaseKey
    /// The equations in the equation language.
    let equation: String
    /// The processor time that it took.
    let seconds: Double

    /// Reads a file of answers, a JSON object a line; Docs/Benchmarks.md describes them.
    static func all(in path: String) throws -> [GivenAnswer] {
        let lines = try contents(of: path).split(separator: UInt8(ascii: "\n"))
        return try lines.enumerated().map { index, line in
            let place = "\(path), line \(index + 1)"
            let json: JSONValue
            do throws(JSONError) { json = try JSONValue(parsing: Array(line)) } catch {
                throw InputFailure(diagnostic: error, source: String(decoding: line, as: UTF8.self), file: place)
            }
            guard let key = CaseKey(json), let equation = json["equation"]?.string else {
                throw UsageError(
                    summary: "\(place) is no answer",
                    hint: "it needs policy, id, noise, subsample, seed and equation; seconds may be there too")
            }
            return GivenAnswer(key: key, equation: equation, seconds: json["seconds"]?.double ?? 0)
        }
    }
}
