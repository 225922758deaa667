import HTTPTypes
import Hummingbird
import NIOCore
import PhysiXFormats

/// The tools over HTTP, in two protocols that share a path: OpenEnv's remote calls and the Model Context Protocol.
struct ToolRoutes {
    private let table: SessionTable
    private let context: ContextExchange
    private let origins: OriginRule

    init(_ table: SessionTable, version: String, origins: OriginRule = OriginRule()) {
        self.table = table
        self.origins = origins
        context = ContextExchange(table: table, serverVersion: version)
    }

    func add(to router: Router<BasicRequestContext>) {
        let (table, context) = (table, context)
        let group = router.group("/mcp").add(middleware: OwnPagesOnly(origins))
        group.post("") { request, _ in
            let bytes = try await request.bytes()
            let fields = ContextFields(request.headers)
            guard fields.areMeantForContext(bytes) else {
                return Self.answer(bytes, ToolService(table, from: fields.address))
            }
            return Response(context.answer(to: fields, bytes))
        }
        group.delete("") { request, _ in Response(context.end(ContextFields(request.headers))) }
    }

    /// The answer to one of OpenEnv's calls: status 200 whatever it says, unless its client has too many sessions.
    private static func answer(_ bytes: [UInt8], _ service: ToolService) -> Response {
        let answer: ToolAnswer
        do throws(JSONError) {
            answer = ToolAnswer(to: try JSONValue(parsing: bytes, options: Envelope.options), from: service)
        } catch {
            answer = ToolAnswer(.parse())
        }
        var json = JSONWriter()
        json.value(answer)
        return Response(
            answer.isCrowded ? .tooManyRequests : .ok, json: json.bytes,
            headers: answer.isCrowded ? [.retryAfter: "60"] : [:])
    }
}

extension Response {
    fileprivate init(_ answer: ContextExchange.Answer) {
        var headers = HTTPFields()
        headers[.mcpSessionID] = answer.sessionID
        if answer.status == .tooManyRequests { headers[.retryAfter] = "60" }
        guard !answer.body.isEmpty else {
            self.init(status: answer.status, headers: headers)
            return
        }
        self.init(answer.status, json: answer.body, headers: headers)
    }
}
