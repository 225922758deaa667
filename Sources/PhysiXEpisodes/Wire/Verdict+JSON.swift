public import PhysiXFormats
package import PhysiXKernel

extension Verdict {
    /// Writes everything about the proposal but what it was called (Docs/Contract.md §10).
    ///
    /// - Parameters:
    ///   - json: an object that was begun.
    ///   - scope: the names of the proposal's system.
    package func writeAnswer(to json: inout JSONWriter, scope: Scope) {
        json.member("reward", reward.total)
        json.member("reward_breakdown", reward)
        json.object("r_squared") { json in
            for (name, value) in zip(scope.stateVariables, rSquared) { json.member(name, value) }
        }
        fittedInitialState?.writeMembers(to: &json)
        json.member("mismatch_summary", mismatch.sentence)
        json.member("error", failure)
    }
}

extension Verdict.Failure: JSONWritable {
    /// Writes what kind of failure it is and what to do about it.
    public func write(to json: inout JSONWriter) {
        switch self {
        case .parse(let error): WrittenError(error, kind: "parse").write(to: &json)
        case .simulation(let ending):
            json.object { json in
                json.member("kind", "simulation")
                json.member("message", ending.sentence)
            }
        }
    }
}

/// The error of a proposal, or of a line that holds none.
struct WrittenError: JSONWritable {
    private let error: any Diagnosable
    private let kind: String

    init(_ error: any Diagnosable, kind: String) {
        self.error = error
        self.kind = kind
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("kind", kind)
            json.member("message", message)
            if let range = error.range { json.member("range", [range.lowerBound, range.upperBound]) }
        }
    }

    /// What is wrong and what to do; without the line in JSON's errors, which is always the first of one.
    private var message: String {
        let isFirstLine = (error as? JSONError)?.line == 1
        let summary = isFirstLine ? String(error.summary.trimmingPrefix("line 1, ")) : error.summary
        return summary + (error.hint.map { "; " + $0 } ?? "")
    }
}
