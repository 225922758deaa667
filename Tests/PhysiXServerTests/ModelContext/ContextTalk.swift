import HTTPTypes
import PhysiXFormats

@testable import PhysiXServer

/// A client of the Model Context Protocol without a socket.
struct ContextTalk {
    let server: RouterTalk
    let session: String

    static let takesEvents = "application/json, text/event-stream"

    init(_ version: String = "2025-11-25", _ change: (inout ServerSettings) -> Void = { _ in }) async throws {
        server = RouterTalk(change)
        let hello = try await Self.handshake(with: server, version)
        session = hello.headers[.mcpSessionID] ?? ""
    }

    static func handshake(
        with server: RouterTalk, _ version: String = "2025-11-25", from address: String? = nil
    ) async throws -> RouterTalk.Answer {
        let parameters = """
            {"protocolVersion":"\(version)","capabilities":{},"clientInfo":{"name":"test","version":"1"}}
            """
        var headers: HTTPFields = [.contentType: "application/json", .accept: takesEvents]
        headers[.clientAddress] = address
        return try await server.send(.post, "/mcp", request("initialize", parameters), headers: headers)
    }

    static func request(_ method: String, _ parameters: String = "{}", id: Int = 1) -> String {
        #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(parameters)}"#
    }

    /// Sends a body within the session, or within another one.
    func send(
        _ body: String, method: HTTPRequest.Method = .post, session: String? = nil, version: String? = nil
    ) async throws -> RouterTalk.Answer {
        var headers: HTTPFields = [.contentType: "application/json", .accept: Self.takesEvents]
        headers[.mcpSessionID] = session ?? self.session
        headers[.mcpProtocolVersion] = version
        return try await server.send(method, "/mcp", body, headers: headers)
    }

    /// The result of a tool.
    func call(_ tool: String, _ arguments: String = "{}") async throws -> JSONValue? {
        let answer = try await send(Self.request("tools/call", #"{"name":"\#(tool)","arguments":\#(arguments)}"#))
        return try answer.json()["result"]
    }
}
