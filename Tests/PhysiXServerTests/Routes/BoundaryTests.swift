import HTTPTypes
import PhysiXFormats
import Testing

@testable import PhysiXServer

/// What pages from elsewhere may do.
struct BoundaryTests {
    private static let origin = "https://page.test"
    private let server = RouterTalk { $0.corsOrigins = [origin] }

    private func fields(_ pairs: (String, String)...) -> HTTPFields {
        var fields: HTTPFields = [.contentType: "application/json"]
        for (name, value) in pairs { if let name = HTTPField.Name(name) { fields[name] = value } }
        return fields
    }

    @Test func aConfiguredOriginMayReadAnswersAndErrors() async throws {
        for path in ["/health", "/nope"] {
            let answer = try await server.send(.get, path, headers: fields(("origin", Self.origin)))
            #expect(answer.headers[.accessControlAllowOrigin] == Self.origin)
            #expect(answer.headers[.accessControlAllowCredentials] == "true")
            #expect(answer.headers[.vary] == "Origin")
        }
    }

    @Test(arguments: ["https://evil.test", "https://page.test.evil.test", "http://page.test", "null", "*"])
    func anotherOriginMayNot(_ origin: String) async throws {
        let answer = try await server.send(.get, "/health", headers: fields(("origin", origin)))
        #expect(answer.headers[.accessControlAllowOrigin] == nil)
        #expect(answer.headers[.accessControlAllowCredentials] == nil)
        #expect(answer.headers[.vary] == "Origin")
        let preflight = try await server.send(
            .options, "/reset", headers: fields(("origin", origin), ("access-control-request-method", "POST")))
        #expect(preflight.status == 405)
        #expect(preflight.headers[.accessControlAllowOrigin] == nil)
    }

    @Test func aPreflightOfAConfiguredOriginIsAnswered() async throws {
        let answer = try await server.send(
            .options, "/reset",
            headers: fields(
                ("origin", Self.origin), ("access-control-request-method", "POST"),
                ("access-control-request-headers", "content-type")))
        #expect(answer.status == 204)
        #expect(answer.headers[.accessControlAllowMethods] == "POST")
        #expect(answer.headers[.accessControlAllowHeaders] == "content-type")
        #expect(answer.headers[.accessControlAllowOrigin] == Self.origin)
    }

    @Test func anUnknownHostIsMisdirectedLocallyAndServedPublicly() async throws {
        for path in ["/health", "/nope", "/docs"] {
            let answer = try await server.send(.get, path, host: "evil.test")
            #expect(answer.status == 421)
            #expect(try answer.json()["detail"]?.string?.contains("--public") == true)
        }
        let open = RouterTalk { $0.isPublic = true }
        #expect(try await open.send(.get, "/health", host: "physix.hf.space").status == 200)
        let bound = RouterTalk { $0.host = "0.0.0.0" }
        #expect(try await bound.send(.get, "/health", host: "physix.test").status == 200)
    }

    @Test func aCallThatOpensSessionsWantsJSONAndNoOtherSite() async throws {
        let create = #"{"jsonrpc":"2.0","method":"openenv/session/create","id":1}"#
        let plain = try await server.send(.post, "/mcp", create, headers: [.contentType: "text/plain"])
        #expect(plain.status == 415)
        #expect(try await server.send(.post, "/mcp", create, headers: [:]).status == 415)
        let site = try await server.send(.post, "/mcp", create, headers: fields(("sec-fetch-site", "cross-site")))
        #expect(site.status == 403)
        #expect(server.assembly.table.count == 0)
        #expect(try await server.send(.post, "/mcp", create).status == 200)
        #expect(server.assembly.table.count == 1)
    }
}
