import PhysiXFormats

/// What a remote call returns.
enum RemoteResult: RemoteReturn {
    /// The tools that there are.
    case tools(JSONValue)
    /// A tool's answer: a JSON document.
    case document([UInt8])
    /// A session was opened.
    case opened(String)
    /// A session was closed, or will be when its socket ends.
    case closed(String, isClosed: Bool)

    func writeMembers(to json: inout JSONWriter) {
        switch self {
        case .tools(let tools): json.member("tools", tools)
        case .document(let bytes):
            json.array("content") { json in
                json.object { json in
                    json.member("type", "text")
                    json.member("text", String(decoding: bytes, as: UTF8.self))
                }
            }
            let document = JSONValue(written: bytes)
            json.member("structured_content", document)
            json.member("meta", String?.none)
            json.member("data", document)
            json.member("is_error", false)
        case .opened(let id): json.member("session_id", id)
        case .closed(let id, let isClosed):
            json.member("session_id", id)
            json.member("closed", isClosed)
            if !isClosed { json.member("closing", true) }
        }
    }
}

extension JSONValue {
    /// What one of the tools has written, or a file of `Resources`.
    init(written bytes: [UInt8]) {
        do throws(JSONError) { self = try JSONValue(parsing: bytes) } catch {
            preconditionFailure("what the server writes itself is JSON: \(error)")
        }
    }
}
