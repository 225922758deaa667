import PhysiXEpisodes
import PhysiXFormats

/// OpenEnv's remote calls: the tools, and sessions that outlive a request.
package struct ToolService {
    private let table: SessionTable
    /// The session of the socket that calls; `nil` over HTTP.
    private let own: Session?
    /// With whose sessions a new one is counted.
    private let address: String?

    package init(_ table: SessionTable, own: Session? = nil, from address: String? = nil) {
        self.table = table
        self.own = own
        self.address = address
    }

    func result(of call: RemoteCall) throws(RemoteError) -> RemoteResult {
        switch call.method {
        case "tools/list":
            _ = try session(of: call)
            return .tools(EpisodeTool.descriptions)
        case "tools/call":
            guard case .string(let name)? = call.parameters["name"] else {
                throw .invalidParameters("Missing 'name' in params")
            }
            // Without a session the call has one of its own, which nobody else can name and which takes no place.
            let session = try session(of: call) ?? own ?? Session(.http, table.tasks.catalog)
            guard let tool = EpisodeTool(rawValue: name) else { throw .failed("Unknown tool: '\(name)'") }
            switch call.parameters["arguments"] ?? .null {
            case .object(let arguments): return .document(try tool.run(arguments, session, table.tasks))
            case .null: return .document(try tool.run(JSONObject(), session, table.tasks))
            default: throw .invalidParameters("'arguments' must be an object")
            }
        case "openenv/session/create":
            if let own { return .opened(own.id) }
            do throws(SessionError) { return .opened(try table.open(.http, from: address).id) } catch {
                throw RemoteError(error)
            }
        case "openenv/session/close": return try close(call)
        default: throw RemoteError(code: -32601, message: "Method not found: \(call.method)")
        }
    }

    private func session(of call: RemoteCall) throws(RemoteError) -> Session? {
        switch call.parameters["session_id"] ?? .null {
        case .null: return nil
        case .string(let id):
            do throws(SessionError) { return try table.session(id) } catch { throw RemoteError(error) }
        default: throw .invalidParameters("'session_id' must be a string")
        }
    }

    private func close(_ call: RemoteCall) throws(RemoteError) -> RemoteResult {
        guard case .string(let id)? = call.parameters["session_id"] else {
            throw .invalidParameters("Invalid params - 'session_id' is required")
        }
        guard id != own?.id else {
            throw RemoteError(
                code: -32600, message: "Cannot close active WebSocket-managed session via MCP method")
        }
        do throws(SessionError) { return .closed(id, isClosed: try table.close(id)) } catch { throw RemoteError(error) }
    }
}
