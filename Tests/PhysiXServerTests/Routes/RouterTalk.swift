import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOEmbedded
import PhysiXFormats
import PhysiXLLM
import PhysiXStore
import Synchronization

@testable import PhysiXServer

/// The routes without a socket: requests in, responses out.
struct RouterTalk {
    struct Answer {
        let status: Int
        let headers: HTTPFields
        let text: String

        /// The body as JSON.
        func json() throws -> JSONValue { try JSONValue(parsing: text) }
    }

    let assembly: ServerAssembly
    private let responder: RouterResponder<BasicRequestContext>

    init(
        keptIn store: any SessionStore = SessionMemory(), keys: EnvironmentKeys = EnvironmentKeys(environment: [:]),
        _ change: (inout ServerSettings) -> Void = { _ in }
    ) {
        var settings = ServerSettings()
        change(&settings)
        assembly = ServerAssembly(
            settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, store: store, keys: keys)
        responder = assembly.router.buildResponder()
    }

    /// The answer to a request, which comes from this machine and is JSON unless said otherwise.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String = "", host: String = "localhost:8000",
        headers: HTTPFields = [.contentType: "application/json"]
    ) async throws -> Answer {
        let head = HTTPRequest(
            method: method, scheme: "http", authority: host, path: path, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        var logger = assembly.logger
        logger[metadataKey: "hb.request.id"] = "1"
        let context = BasicRequestContext(
            source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: logger))
        let response = try await responder.respond(to: request, context: context)
        let sink = Sink()
        try await response.body.write(Collector(sink: sink))
        return Answer(
            status: response.status.code, headers: response.headers, text: sink.text.withLock { $0 })
    }

    /// A class, because a body is written to a copy of the collector.
    private final class Sink: Sendable {
        let text = Mutex("")
    }

    private struct Collector: ResponseBodyWriter {
        let sink: Sink
        func write(_ buffer: ByteBuffer) async throws { sink.text.withLock { $0 += String(buffer: buffer) } }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
