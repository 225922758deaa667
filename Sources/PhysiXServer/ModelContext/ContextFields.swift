import HTTPTypes
import PhysiXFormats

/// What the fields of a request say to the Model Context Protocol.
struct ContextFields {
    /// The session that the request belongs to.
    var sessionID: String?
    /// The revision that the client speaks.
    var version: String?
    /// Whose sessions are counted together.
    var address: String?
    private var takesEvents = false

    init(_ fields: HTTPFields) {
        sessionID = fields[.mcpSessionID]
        version = fields[.mcpProtocolVersion]
        address = fields[.clientAddress]
        takesEvents = fields[.accept]?.contains("text/event-stream") == true
    }

    /// Whether a POST is meant for this protocol and not for OpenEnv's remote calls, which share the path.
    ///
    /// Clients of this one must say that they take events, and OpenEnv's never do; whoever begins a handshake means this
    /// one as well.
    func areMeantForContext(_ body: [UInt8]) -> Bool {
        if sessionID != nil || version != nil || takesEvents { return true }
        do throws(JSONError) {
            let json = try JSONValue(parsing: body, options: Envelope.options)
            return json["method"] == "initialize" && json["params"]?["protocolVersion"] != nil
        } catch {
            // OpenEnv's calls have an answer to what is no JSON.
            return false
        }
    }

    /// Refuses revisions without a handshake, and tells which ones there are.
    func checkVersion() throws(ContextRefusal) {
        guard let version, ProtocolVersion(rawValue: version) == nil else { return }
        let supported = ProtocolVersion.allCases.map { JSONValue.string($0.rawValue) }
        let error = RemoteError(
            code: -32022, message: "Unsupported protocol version: \(version)",
            data: JSONObject([
                .init(key: "supported", value: .array(supported)), .init(key: "requested", value: .string(version)),
            ]))
        throw ContextRefusal(.badRequest, error, id: .null)
    }
}

extension HTTPField.Name {
    // HTTPTypes has no names for them.
    static let mcpSessionID = HTTPField.Name("mcp-session-id") ?? .authorization
    static let mcpProtocolVersion = HTTPField.Name("mcp-protocol-version") ?? .authorization
}
