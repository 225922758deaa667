import HTTPTypes
import PhysiXFormats
import Testing

@testable import PhysiXServer

struct ModeTests {
    private let server = RouterTalk { $0.mode = .production }

    @Test(arguments: [(HTTPRequest.Method.post, "/reset"), (.post, "/step"), (.get, "/state")])
    func inProductionTheCallsThatShareNothingAreAbsent(_ method: HTTPRequest.Method, _ path: String) async throws {
        #expect(try await server.send(method, path, "{}").status == 404)
        #expect(try await RouterTalk().send(method, path, "{\"action\":{}}").status == 200)
    }

    @Test func theDocumentDoesNotKnowThemEither() async throws {
        let paths = try await server.send(.get, "/openapi.json").json()["paths"]?.object?.members.map(\.key) ?? []
        #expect(Set(paths).isDisjoint(with: EpisodeRoutes.paths))
        #expect(Set(paths).isSuperset(of: ["/health", "/metadata", "/schema", "/mcp"]))
    }

    @Test func whatASpaceShowsIsThePage() async throws {
        #expect(try await server.send(.get, "/").text.hasPrefix("<!doctype html>"))
        #expect(try await server.send(.get, "/web").headers[.location] == "/")
    }

    @Test func theFramesPathOfASpaceEndsWithASlash() async throws {
        #expect(try await server.send(.get, "/web/").headers[.location] == "/web")
    }
}
