import PhysiXFormats

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
