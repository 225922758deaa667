import HTTPTypes
import Hummingbird
import PhysiXEpisodes
import PhysiXFormats
import Testing

@testable import PhysiXServer

struct PathTests {
    private let server = RouterTalk()

    @Test(arguments: ["/health", "/ready", "/metadata", "/schema", "/state", "/openapi.json", "/list_environments"])
    func whatIsReadIsJSON(_ path: String) async throws {
        let answer = try await server.send(.get, path)
        #expect(answer.status == 200)
        #expect(answer.headers[.contentType] == "application/json")
        _ = try answer.json()
    }

    @Test func healthIsTheWordThatProvidersWaitFor() async throws {
        #expect(try await server.send(.get, "/health").text == #"{"status":"healthy"}"#)
    }

    @Test func theCardHasAllSixKeys() async throws {
        let card = try await server.send(.get, "/metadata").json()
        #expect(card["name"] == "PhysiX-Live")
        #expect(
            Set(card.object?.members.map(\.key) ?? []) == [
                "name", "description", "readme_content", "version", "author", "documentation_url",
            ])
    }

    @Test(arguments: ["/nope", "/ws", "/health/more", "/%2e%2e/health", "/health%00"])
    func anUnknownPathIsNotFound(_ path: String) async throws {
        let answer = try await server.send(.get, path)
        #expect(answer.status == 404)
        #expect(answer.text == #"{"detail":"Not Found"}"#)
    }

    @Test(arguments: [
        (HTTPRequest.Method.post, "/health", "GET"), (.head, "/health", "GET"), (.get, "/reset", "POST"),
        (.get, "/step", "POST"), (.post, "/state", "GET"), (.get, "/mcp", "DELETE, POST"), (.options, "/reset", "POST"),
        (.get, "/physix/tasks", "POST"),
    ])
    func anotherMethodIsNotAllowedAndTheRightOneNamed(
        _ method: HTTPRequest.Method, _ path: String, _ allowed: String
    ) async throws {
        let answer = try await server.send(method, path)
        #expect(answer.status == 405)
        #expect(answer.headers[.allow] == allowed)
        #expect(answer.text == #"{"detail":"Method Not Allowed"}"#)
    }

    @Test func aSlashAtTheEndLeadsToThePathWithoutIt() async throws {
        let answer = try await server.send(.get, "/health/?a=b")
        #expect(answer.status == 307)
        #expect(answer.headers[.location] == "/health?a=b")
    }

    @Test func noPathLeadsToAnotherServer() async throws {
        let answer = try await server.send(.get, "//splits/")
        #expect(answer.headers[.location]?.hasPrefix("//") != true)
        let other = try await server.send(.get, "//evil.test/splits/")
        #expect(other.headers[.location]?.hasPrefix("//") != true)
    }

    @Test func theDocumentDescribesEveryRoute() async throws {
        let document = try await server.send(.get, "/openapi.json").json()
        #expect(document["info"]?["version"] == "1.0.0")
        let described = Set(document["paths"]?.object?.members.map(\.key) ?? [])
        let routes = Set(server.assembly.router.routes.map(\.path.description))
        #expect(
            described
                == routes.subtracting(["/", "/web", "/web/{name}", "/docs", "/redoc", "/docs.css", "/openapi.json"]))
    }

    @Test func theDocumentKnowsTheSystemsAndHowManyTasksASplitHas() async throws {
        let schemas = try await server.send(.get, "/openapi.json").json()["components"]?["schemas"]
        let ids = schemas?["ResetRequest"]?["properties"]?["system_id"]?["anyOf"]?[0]?["enum"]?.array ?? []
        let tasks = server.assembly.table.tasks
        #expect(Set(ids.compactMap(\.string)) == Set(tasks.catalog.systems.map(\.id)))
        for (place, split) in TaskSplits.Split.allCases.enumerated() {
            let rule = schemas?["GetTaskRequest"]?["anyOf"]?[place]?["properties"]
            #expect(rule?["split"]?["const"] == .string(split.rawValue))
            let last = rule?["index"]?["maximum"]?.integer
            #expect(last == tasks.systems(of: split).count - 1)
        }
    }

    @Test func thePageLoadsNothingFromElsewhere() async throws {
        let page = try await server.send(.get, "/docs")
        #expect(page.headers[.contentType] == "text/html; charset=utf-8")
        #expect(page.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'; script-src 'self'") == true)
        #expect(page.headers[.xContentTypeOptions] == "nosniff")
        #expect(!page.text.contains("://"))
        #expect(try await server.send(.get, "/docs.css").status == 200)
    }

    @Test func aServerThatIsFullIsNotReady() async throws {
        let server = RouterTalk { $0.sessionLimit = 1 }
        #expect(try await server.send(.get, "/ready").status == 200)
        _ = try server.assembly.table.open(.webSocket)
        let answer = try await server.send(.get, "/ready")
        #expect(answer.status == 503)
        #expect(try answer.json()["active_sessions"] == 1)
    }
}
