import HTTPTypes
import PhysiXFormats

/// The Model Context Protocol over streamable HTTP: a request's fields and body in, status, session and body out.
///
/// Every answer is one JSON document: the server never asks its client anything, so that it needs no stream of events.
struct ContextExchange {
    /// What becomes of a request.
    struct Answer {
        var status: HTTPResponse.Status
        /// The session that was opened.
        var sessionID: String?
        /// A JSON document, or nothing.
        var body: [UInt8] = []
    }

    private typealias Reply = RemoteReply<ContextResult>

    /// So that no request takes a thread for long: a message may cost milliseconds.
    private static let batchSizes = 1...32

    let table: SessionTable
    let serverVersion: String

    /// The answer to a POST.
    func answer(to fields: ContextFields, _ body: [UInt8]) -> Answer {
        do throws(ContextRefusal) {
            try fields.checkVersion()
            let json = try Self.json(body)
            if case .array(let elements) = json { return try batch(elements, fields) }
            switch try Self.message(json) {
            case .request(let id, "initialize", let parameters) where fields.sessionID == nil:
                return try open(id, parameters, fields)
            case .request(let id, let method, let parameters):
                let (session, _) = try session(fields, for: id)
                return Self.answer(.ok, reply(to: id, method, parameters, in: session))
            case .notification, .response:
                _ = try session(fields, for: .null)
                return Answer(status: .accepted)
            }
        } catch {
            return Self.answer(error.status, Reply(id: error.id, outcome: .failure(error.reason)))
        }
    }

    /// The answer to a DELETE, which ends a session.
    func end(_ fields: ContextFields) -> Answer {
        do throws(ContextRefusal) {
            try fields.checkVersion()
            let (session, _) = try session(fields, for: .null)
            do throws(SessionError) { _ = try table.close(session.id) } catch { throw ContextRefusal(error, id: .null) }
            return Answer(status: .noContent)
        } catch {
            return Self.answer(error.status, Reply(id: error.id, outcome: .failure(error.reason)))
        }
    }

    private func open(
        _ id: JSONValue, _ parameters: JSONObject, _ fields: ContextFields
    ) throws(ContextRefusal) -> Answer {
        guard case .string(let wish)? = parameters["protocolVersion"] else {
            throw ContextRefusal(.badRequest, .invalidParameters("'protocolVersion' is required"), id: id)
        }
        let version = ProtocolVersion(answering: wish)
        do throws(SessionError) {
            let session = try table.open(.modelContext(version), from: fields.address)
            let result = ContextResult.handshake(version, serverVersion: serverVersion)
            var answer = Self.answer(.ok, Reply(id: id, outcome: .success(result)))
            answer.sessionID = session.id
            return answer
        } catch { throw ContextRefusal(error, id: id) }
    }

    private func batch(_ elements: [JSONValue], _ fields: ContextFields) throws(ContextRefusal) -> Answer {
        let (session, version) = try session(fields, for: .null)
        guard version.allowsBatches, Self.batchSizes.contains(elements.count) else {
            let reason = version.allowsBatches ? "a batch has 1 to 32 messages" : "\(version.rawValue) has no batches"
            throw ContextRefusal(.badRequest, .invalidMessage(reason), id: .null)
        }
        var replies: [Reply] = []
        for element in elements {
            do throws(RemoteError) {
                if case .request(let id, let method, let parameters) = try ContextMessage(reading: element) {
                    replies.append(reply(to: id, method, parameters, in: session))
                }
            } catch { replies.append(Reply(id: .null, outcome: .failure(error))) }
        }
        return replies.isEmpty ? Answer(status: .accepted) : Self.answer(.ok, replies)
    }

    private func reply(
        to id: JSONValue, _ method: String, _ parameters: JSONObject, in session: Session
    ) -> Reply {
        let service = ContextService(tasks: table.tasks)
        return Reply(
            id: id,
            outcome: Result { () throws(RemoteError) in try service.result(of: method, parameters, in: session) })
    }

    private func session(
        _ fields: ContextFields, for id: JSONValue
    ) throws(ContextRefusal) -> (Session, ProtocolVersion) {
        guard let name = fields.sessionID else {
            throw ContextRefusal(.badRequest, .invalidMessage("the header Mcp-Session-Id is missing"), id: id)
        }
        do throws(SessionError) {
            let session = try table.session(name)
            guard case .modelContext(let version) = session.origin else { throw .unknown(name) }
            return (session, version)
        } catch { throw ContextRefusal(error, id: id) }
    }

    private static func json(_ body: [UInt8]) throws(ContextRefusal) -> JSONValue {
        do throws(JSONError) { return try JSONValue(parsing: body, options: Envelope.options) } catch {
            throw ContextRefusal(.badRequest, .parse(error.summary), id: .null)
        }
    }

    private static func message(_ json: JSONValue) throws(ContextRefusal) -> ContextMessage {
        do throws(RemoteError) { return try ContextMessage(reading: json) } catch {
            throw ContextRefusal(.badRequest, error, id: .null)
        }
    }

    private static func answer(_ status: HTTPResponse.Status, _ value: some JSONWritable) -> Answer {
        var json = JSONWriter()
        json.value(value)
        return Answer(status: status, body: json.bytes)
    }
}
