import Logging
import NIOHTTP1
import PhysiXFormats

/// What is spoken on which WebSocket.
struct SocketRoutes: Sendable {
    /// The paths that there are.
    static let paths: Set<String> = ["/ws", "/mcp"]

    private let table: SessionTable
    private let deadlines: ConnectionDeadlines
    private let logger: Logger

    init(_ table: SessionTable, _ deadlines: ConnectionDeadlines, _ logger: Logger) {
        self.table = table
        self.deadlines = deadlines
        self.logger = logger
    }

    /// The handler of a socket that was asked for by this request.
    @Sendable
    func handler(_ head: HTTPRequestHead) -> SocketHandler {
        let parts = head.uri.split(separator: "?", maxSplits: 1)
        let isTools = parts.first == "/mcp"
        do throws(SessionError) {
            let id = parts.count > 1 && !isTools ? Self.sessionID(in: parts[1]) : nil
            let session = try session(id, from: head.headers.first(name: ClientAddress.field))
            let dialogue: any Dialogue =
                isTools ? ToolDialogue(with: session, of: table) : Conversation(with: session, of: table)
            logger.debug("a session begins", metadata: ["active": "\(table.count)"])
            return SocketHandler(dialogue, deadlines, slice: .current) { [table, logger] in
                table.detach(session)
                logger.debug("a session ends", metadata: ["active": "\(table.count)"])
            }
        } catch {
            logger.debug("a session was refused", metadata: ["reason": "\(error.summary)"])
            let refusal = Refusal { json in
                if isTools {
                    json.value(ToolAnswer(RemoteError(error)))
                } else {
                    ConversationError(error).write(to: &json)
                }
            }
            return SocketHandler(refusal, deadlines) {}
        }
    }

    private func session(_ id: String?, from address: String?) throws(SessionError) -> Session {
        guard let id else { return try table.open(.webSocket, from: address) }
        return try table.attach(id)
    }

    private static func sessionID(in query: Substring) -> String? {
        for pair in query.split(separator: "&") where pair.hasPrefix("session_id=") {
            return String(pair.dropFirst("session_id=".count))
        }
        return nil
    }
}
