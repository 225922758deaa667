package import PhysiXFormats

/// Remote calls over a socket of their own, on `/mcp`.
package struct ToolDialogue: Dialogue {
    private let service: ToolService

    package init(with session: Session, of table: SessionTable) {
        service = ToolService(table, own: session)
    }

    package mutating func answer(_ message: Span<UInt8>, into json: inout JSONWriter) -> Next {
        let request: JSONValue
        do throws(JSONError) {
            request = try JSONReader.read(message, options: Envelope.options) { reader throws(JSONError) in
                try reader.readValue()
            }
        } catch {
            json.value(ToolAnswer(.parse(error.summary)))
            return .goOn
        }
        guard case .object = request else {
            json.value(ToolAnswer(RemoteError(code: -32000, message: "A request must be a JSON object")))
            return .close
        }
        json.value(ToolAnswer(to: request, from: service))
        return .goOn
    }

    package mutating func refuseBinary(into json: inout JSONWriter) -> Next {
        json.value(ToolAnswer(RemoteError(code: -32000, message: "Messages must be text frames")))
        return .close
    }
}
