import PhysiXFormats
import PhysiXKernel

/// Why a remote call has no result, as JSON-RPC says it.
struct RemoteError: Error, Equatable, JSONWritable {
    let code: Int
    let message: String
    var data: JSONObject?
    /// Whether it is this client that has too many sessions, so that HTTP says 429.
    var isCrowded = false

    static func parse(_ reason: String? = nil) -> RemoteError {
        RemoteError(code: -32700, message: reason.map { "Parse error: \($0)" } ?? "Parse error")
    }

    static func invalidRequest(_ issues: [ValidationIssue]) -> RemoteError {
        let count = issues.count == 1 ? "1 validation error" : "\(issues.count) validation errors"
        let lines = issues.map { issue in
            let place = issue.location.map { if case .key(let key) = $0 { key } else { "" } }.joined(separator: ".")
            return "\(place)\n  \(issue.message) [type=\(issue.type)]"
        }
        let text = (["\(count) for JsonRpcRequest"] + lines).joined(separator: "\n")
        return RemoteError(code: -32600, message: "Invalid request: \(text)")
    }

    static func invalidParameters(_ message: String) -> RemoteError { RemoteError(code: -32602, message: message) }

    /// A tool that failed, with a sentence for the agent.
    static func failed(_ message: String) -> RemoteError { RemoteError(code: -32603, message: message) }

    static func failed(_ error: some Diagnosable) -> RemoteError {
        failed([error.summary, error.hint].compactMap(\.self).joined(separator: "; "))
    }

    init(code: Int, message: String, data: JSONObject? = nil) {
        self.code = code
        self.message = message
        self.data = data
    }

    init(_ error: SessionError) {
        let (active, most): (Int, Int)
        switch error {
        case .full(let count, let limit), .crowded(let count, let limit): (active, most) = (count, limit)
        case .unknown, .attached:
            self = .invalidParameters(error.summary)
            return
        }
        self.init(
            code: -32000, message: error.summary,
            data: JSONObject([
                .init(key: "active_sessions", value: .number(JSONNumber(active))),
                .init(key: "max_sessions", value: .number(JSONNumber(most))),
            ]))
        if case .crowded = error { isCrowded = true }
    }

    /// Everything that is wrong with a tool's arguments, in a sentence.
    init(_ failure: ValidationFailure) {
        let sentences = failure.issues.map { issue in
            let place = issue.location.map { place in
                switch place {
                case .key(let key): key
                case .index(let index): String(index)
                }
            }
            return "\(place.joined(separator: ".")): \(issue.message)"
        }
        self = .failed(sentences.joined(separator: "; "))
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("code", code)
            json.member("message", message)
            json.member("data", data)
        }
    }
}
