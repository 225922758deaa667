public import PhysiXFormats
import PhysiXKernel

/// Answers the lines of a batch, each for itself: a proposal in, its reward out (Docs/Contract.md §10).
///
/// It owns the memory of one worker, and keeps the problems that it drew last, because the lines of a batch are often
/// about few problems. An answer never depends on the lines before.
public struct LineScorer: ~Copyable {
    private let catalog: SystemCatalog
    private var verifiers = RecentVerifiers<DrawnProblem>(limit: 128)
    private var integrator = Integrator()

    /// A scorer of proposals for the systems of a catalogue.
    public init(catalog: SystemCatalog = .builtIn) { self.catalog = catalog }

    /// Writes the answer to a line, ended by a line feed.
    ///
    /// - Parameters:
    ///   - line: one JSON object, in UTF-8.
    ///   - json: receives the answer.
    /// - Returns: whether the line could be read. A proposal that fails is a readable line with a reward of 0.
    public mutating func answer(_ line: Span<UInt8>, into json: inout JSONWriter) -> Bool {
        var id = JSONValue.null
        do {
            let line = try ScoreLine(line, id: &id)
            let verifier = try verifier(of: line.subject)
            let verdict = Verdict(of: line.action, by: &verifier.verifier)
            Self.write(verdict, of: verifier.verifier.system.scope, id: id, to: &json)
            return true
        } catch {
            Self.write(error, id: id, to: &json)
            return false
        }
    }

    private mutating func verifier(of subject: ScoreLine.Subject) throws -> SharedVerifier {
        switch subject {
        case .measured(let problem): return SharedVerifier(problem)
        case .drawn(let drawn):
            if let recent = verifiers[drawn] { return recent }
            let system = try catalog.system(drawn.systemID)
            let problem = try Problem(drawing: system, seed: drawn.seed, options: drawn.options, using: &integrator)
            let verifier = SharedVerifier(problem)
            verifiers[drawn] = verifier
            return verifier
        }
    }

    private static func write(_ verdict: Verdict, of scope: Scope, id: JSONValue, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            verdict.writeAnswer(to: &json, scope: scope)
        }
        json.endLine()
    }

    private static func write(_ error: any Error, id: JSONValue, to json: inout JSONWriter) {
        guard let error = error as? any Diagnosable else {
            preconditionFailure("every refusal tells what to do: \(error)")
        }
        json.object { json in
            json.member("id", id)
            for key in ["reward", "reward_breakdown", "r_squared"] { json.member(key, JSONValue.null) }
            json.member("mismatch_summary", "")
            json.member("error", WrittenError(error, kind: "input"))
        }
        json.endLine()
    }
}
