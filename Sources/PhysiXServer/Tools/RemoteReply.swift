import PhysiXFormats

/// What a remote call may return: it writes the members of its own object.
protocol RemoteReturn {
    func writeMembers(to json: inout JSONWriter)
}

/// The answer to one call, as JSON-RPC 2.0 wraps it.
struct RemoteReply<Success: RemoteReturn>: JSONWritable {
    /// What the call was named, or `null` where it could not be read.
    let id: JSONValue
    let outcome: Result<Success, RemoteError>

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("jsonrpc", "2.0")
            json.member("id", id)
            switch outcome {
            case .success(let result): json.object("result", result.writeMembers)
            case .failure(let error): json.member("error", error)
            }
        }
    }
}
