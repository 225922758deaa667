package import PhysiXFormats

/// A request of JSON-RPC 2.0, read as strictly as OpenEnv does.
struct RemoteCall {
    let method: String
    let parameters: JSONObject
    /// What the answer repeats.
    let id: JSONValue

    init(reading json: JSONValue) throws(RemoteError) {
        guard case .object(let object) = json else { throw .parse() }
        var fields = FieldReader(object)
        fields.require("jsonrpc")
        _ = fields.choice("jsonrpc", of: ["2.0"])
        fields.require("method")
        let method = fields.string("method")
        switch object["params"] {
        case .object(let members): parameters = members
        case .some(let other):
            parameters = JSONObject()
            fields.report(.noObject(at: [.key("params")], input: other))
        case nil: parameters = JSONObject()
        }
        _ = fields.value("params")
        id = fields.value("id") ?? .null
        if id != .null, id.string == nil, id.integer == nil {
            fields.report(
                ValidationIssue("int_type", at: [.key("id")], "Input should be a valid integer", input: id))
        }
        fields.refuseOthers()
        guard fields.issues.isEmpty, let method else { throw .invalidRequest(fields.issues) }
        self.method = method
    }
}

/// The answer to a remote call: always one, also to what JSON-RPC calls a notification.
package struct ToolAnswer: JSONWritable {
    private let id: JSONValue
    private let outcome: Result<RemoteResult, RemoteError>

    init(to request: JSONValue, from service: ToolService) {
        do throws(RemoteError) {
            let call = try RemoteCall(reading: request)
            id = call.id
            outcome = Result { () throws(RemoteError) in try service.result(of: call) }
        } catch {
            id = .null
            outcome = .failure(error)
        }
    }

    /// The answer to what could not be read.
    init(_ error: RemoteError) {
        id = .null
        outcome = .failure(error)
    }

    /// Whether the client has too many sessions.
    var isCrowded: Bool {
        if case .failure(let error) = outcome { error.isCrowded } else { false }
    }

    /// Writes the answer.
    package func write(to json: inout JSONWriter) {
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

extension RemoteError: JSONWritable {}
