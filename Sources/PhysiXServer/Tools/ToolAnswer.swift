package import PhysiXFormats

/// The answer to a remote call: always one, also to what JSON-RPC calls a notification.
package struct ToolAnswer: JSONWritable {
    private let reply: RemoteReply<RemoteResult>

    init(to request: JSONValue, from service: ToolService) {
        let call: RemoteCall
        do throws(RemoteError) { call = try RemoteCall(reading: request) } catch {
            reply = RemoteReply(id: .null, outcome: .failure(error))
            return
        }
        reply = RemoteReply(
            id: call.id, outcome: Result { () throws(RemoteError) in try service.result(of: call) })
    }

    /// The answer to what could not be read.
    init(_ error: RemoteError) {
        reply = RemoteReply(id: .null, outcome: .failure(error))
    }

    /// Whether the client has too many sessions.
    var isCrowded: Bool {
        if case .failure(let error) = reply.outcome { error.isCrowded } else { false }
    }

    /// Writes the answer.
    package func write(to json: inout JSONWriter) { reply.write(to: &json) }
}
