import PhysiXEpisodes
import PhysiXFormats

/// What the Model Context Protocol's requests do within a session.
struct ContextService {
    let tasks: TaskSplits

    func result(
        of method: String, _ parameters: JSONObject, in session: Session
    ) throws(RemoteError) -> ContextResult {
        switch method {
        case "ping": return .empty
        case "tools/list": return .tools
        case "tools/call": return try call(parameters, in: session)
        case "initialize": throw .invalidMessage("this session is initialized already")
        default: throw RemoteError(code: -32601, message: "Method not found: \(method)")
        }
    }

    private func call(_ parameters: JSONObject, in session: Session) throws(RemoteError) -> ContextResult {
        guard case .string(let name)? = parameters["name"] else {
            throw .invalidParameters("Missing 'name' in params")
        }
        guard let tool = EpisodeTool(rawValue: name) else { throw .invalidParameters("Unknown tool: \(name)") }
        let arguments: JSONObject
        switch parameters["arguments"] ?? .null {
        case .object(let object): arguments = object
        case .null: arguments = JSONObject()
        default: throw .invalidParameters("'arguments' must be an object")
        }
        do throws(RemoteError) {
            return .document(try tool.run(arguments, session, tasks))
        } catch {
            // An error of the protocol would be kept from the model; this way it reads why and tries again.
            return .refusal(error.message)
        }
    }
}
