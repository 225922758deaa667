import HTTPTypes
import PhysiXFormats
import PhysiXLLM
import PhysiXStore

@testable import PhysiXServer

/// Interactive sessions without a socket, played by one owner.
struct InteractiveTalk {
    static let owner = "00112233445566778899aabbccddeeff"
    static let freeFall = #"{"system_id":"free_fall","seed":7}"#
    let server: RouterTalk
    var headers: HTTPFields = [.contentType: "application/json", .owner: owner]

    init(
        keptIn store: any SessionStore = SessionMemory(), keys: EnvironmentKeys = EnvironmentKeys(environment: [:]),
        _ change: (inout ServerSettings) -> Void = { _ in }
    ) {
        server = RouterTalk(keptIn: store, keys: keys, change)
    }

    /// A session's path below `/interactive/sessions`.
    func send(_ method: HTTPRequest.Method, _ path: String, _ body: String = "") async throws -> RouterTalk.Answer {
        try await server.send(method, "/interactive" + path, body, headers: headers)
    }

    /// Begins a session and returns its name.
    func begin(_ body: String = freeFall) async throws -> String {
        let answer = try await send(.post, "/sessions", body)
        return try answer.json()["session_id"]?.string ?? answer.text
    }

    /// Takes a turn.
    func step(_ id: String, _ equation: String) async throws -> RouterTalk.Answer {
        try await send(.post, "/sessions/\(id)/step", #"{"equation":"\#(equation)"}"#)
    }
}
