import PhysiXFormats

/// A message of the Model Context Protocol: JSON-RPC 2.0, where what has no id gets no answer.
enum ContextMessage {
    case request(id: JSONValue, method: String, parameters: JSONObject)
    case notification
    /// An answer of the client's. The server asks nothing, so there is nothing to do with it.
    case response

    init(reading json: JSONValue) throws(RemoteError) {
        guard case .object(let object) = json, object["jsonrpc"] == "2.0" else {
            throw .invalidMessage("a message is an object with \"jsonrpc\": \"2.0\"")
        }
        guard let member = object["method"] else {
            guard object["result"] != nil || object["error"] != nil else {
                throw .invalidMessage("a message has a method, a result or an error")
            }
            self = .response
            return
        }
        guard case .string(let method) = member else { throw .invalidMessage("a method is a text") }
        guard let id = object["id"] else {
            self = .notification
            return
        }
        guard id.string != nil || id.integer != nil else { throw .invalidMessage("an id is a text or an integer") }
        switch object["params"] {
        case .object(let parameters): self = .request(id: id, method: method, parameters: parameters)
        case nil: self = .request(id: id, method: method, parameters: JSONObject())
        default: throw .invalidMessage("params are an object")
        }
    }
}

extension RemoteError {
    static func invalidMessage(_ reason: String) -> RemoteError {
        RemoteError(code: -32600, message: "Invalid request: \(reason)")
    }
}
