import HTTPTypes
import PhysiXFormats
import Testing

@testable import PhysiXServer

/// Who may open sessions, and how many.
struct ContextBoundaryTests {
    @Test(arguments: [
        ("http://localhost:8000", 200), ("https://localhost:8000", 200), ("https://page.test", 200),
        ("http://evil.test", 403), ("http://evil.test:8000", 403), ("null", 403), ("http://localhost:8001", 403),
    ])
    func aPageFromElsewhereIsForbidden(_ origin: String, _ status: Int) async throws {
        let server = RouterTalk { $0.corsOrigins = ["https://page.test"] }
        let headers: HTTPFields = [.contentType: "application/json", .origin: origin]
        let body = ContextTalk.request("initialize", #"{"protocolVersion":"2025-11-25"}"#)
        #expect(try await server.send(.post, "/mcp", body, headers: headers).status == status)
        #expect(server.assembly.table.count == (status == 200 ? 1 : 0))
    }

    @Test func aNameThatWasMadeToPointHereIsMisdirectedLocallyAndForbiddenToPagesPublicly() async throws {
        let headers: HTTPFields = [.contentType: "application/json", .origin: "http://evil.test"]
        let local = RouterTalk()
        #expect(try await local.send(.post, "/mcp", "{}", host: "evil.test", headers: headers).status == 421)
        let open = RouterTalk { $0.isPublic = true }
        #expect(try await open.send(.post, "/mcp", "{}", host: "physix.test", headers: headers).status == 403)
    }

    @Test func aConfiguredPageMayReadTheNameOfItsSession() async throws {
        let server = RouterTalk { $0.corsOrigins = ["https://page.test"] }
        let headers: HTTPFields = [
            .contentType: "application/json", .origin: "https://page.test", .secFetchSite: "cross-site",
        ]
        let answer = try await server.send(.post, "/mcp", "{}", headers: headers)
        #expect(answer.status == 200)
        #expect(answer.headers[.accessControlExposeHeaders] == "mcp-session-id")
    }

    @Test func aFullServerIsUnavailable() async throws {
        let server = RouterTalk { $0.sessionLimit = 1 }
        _ = try server.assembly.table.open(.webSocket)
        let answer = try await ContextTalk.handshake(with: server)
        #expect(answer.status == 503)
        #expect(try answer.json()["error"]?["code"] == -32000)
    }

    @Test func anAddressWithTooManySocketsIsToldToWaitAndOthersAreNot() async throws {
        let server = RouterTalk {
            $0.isPublic = true
            $0.sessionLimit = 8
        }
        for _ in 0..<2 { _ = try server.assembly.table.open(.webSocket, from: "192.0.2.1") }
        let answer = try await ContextTalk.handshake(with: server, from: "192.0.2.1")
        #expect(answer.status == 429)
        #expect(answer.headers[.retryAfter] == "60")
        let create = try await server.send(
            .post, "/mcp", ContextTalk.request("openenv/session/create"),
            headers: [.contentType: "application/json", .clientAddress: "192.0.2.1"])
        #expect(create.status == 429)
        #expect(try create.json()["error"]?["data"]?["max_sessions"] == 2)
        #expect(try await ContextTalk.handshake(with: server, from: "192.0.2.2").status == 200)
    }

    @Test func aLocalServerCountsNobodysSessions() async throws {
        let server = RouterTalk { $0.sessionLimit = 8 }
        for _ in 0..<7 { _ = try server.assembly.table.open(.webSocket, from: "127.0.0.1") }
        #expect(try await ContextTalk.handshake(with: server, from: "127.0.0.1").status == 200)
    }
}
