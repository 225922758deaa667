import PhysiXEpisodes
import PhysiXFormats

@testable import PhysiXServer

/// A conversation without a socket: texts in, JSON out.
struct Talk {
    let table: SessionTable
    let session: Session
    private var dialogue: any Dialogue

    init(limit: Int = 4, tools: Bool = false, names: SessionNames = SessionNames()) throws {
        table = SessionTable(limit: limit, tasks: TaskSplits(.builtIn), names: names)
        session = try table.open(.webSocket)
        dialogue = tools ? ToolDialogue(with: session, of: table) : Conversation(with: session, of: table)
    }

    /// The answer to a message, and whether the conversation goes on.
    mutating func say(_ message: String) throws -> (answer: JSONValue, goesOn: Bool) {
        var json = JSONWriter()
        let next = dialogue.answer(message.utf8.span, into: &json)
        return (json.bytes.isEmpty ? .null : try JSONValue(parsing: json.bytes), next == .goOn)
    }

    /// The answer to a message that does not end the conversation.
    mutating func ask(_ message: String) throws -> JSONValue { try say(message).answer }
}
