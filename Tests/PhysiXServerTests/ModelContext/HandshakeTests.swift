import HTTPTypes
import PhysiXFormats
import Testing

@testable import PhysiXServer

struct HandshakeTests {
    @Test(arguments: ProtocolVersion.allCases)
    func aRevisionThatIsSpokenIsKept(_ version: ProtocolVersion) async throws {
        let answer = try await ContextTalk.handshake(with: RouterTalk(), version.rawValue)
        #expect(answer.status == 200)
        #expect(answer.headers[.mcpSessionID]?.utf8.count == 36)
        let result = try answer.json()["result"]
        #expect(result?["protocolVersion"] == .string(version.rawValue))
        #expect(result?["capabilities"]?["tools"] != nil)
        #expect(result?["serverInfo"]?["name"] == "physix")
        #expect(result?["instructions"]?.string?.contains("start_episode") == true)
    }

    @Test func anotherOneIsAnsweredWithTheLatest() async throws {
        let answer = try await ContextTalk.handshake(with: RouterTalk(), "2031-01-01")
        #expect(try answer.json()["result"]?["protocolVersion"] == "2025-11-25")
    }

    @Test func aRevisionWithoutHandshakeIsToldWhatThereIs() async throws {
        let talk = try await ContextTalk()
        let answer = try await talk.send(ContextTalk.request("server/discover"), version: "2026-07-28")
        #expect(answer.status == 400)
        let error = try answer.json()["error"]
        #expect(error?["code"] == -32022)
        #expect(error?["data"]?["supported"]?.array?.count == ProtocolVersion.allCases.count)
        #expect(error?["data"]?["requested"] == "2026-07-28")
    }

    @Test func aHandshakeNeedsARevision() async throws {
        let answer = try await RouterTalk().send(
            .post, "/mcp", ContextTalk.request("initialize"),
            headers: [.contentType: "application/json", .accept: ContextTalk.takesEvents])
        #expect(answer.status == 400)
        #expect(try answer.json()["error"]?["code"] == -32602)
        #expect(try answer.json()["id"] == 1)
    }

    @Test func aSessionIsNotInitializedTwice() async throws {
        let talk = try await ContextTalk()
        let again = try await talk.send(ContextTalk.request("initialize", #"{"protocolVersion":"2025-11-25"}"#))
        #expect(try again.json()["error"]?["code"] == -32600)
        #expect(talk.server.assembly.table.count == 1)
    }

    @Test func aSessionEndsWhenItIsDeletedAndIsUnknownThen() async throws {
        let talk = try await ContextTalk()
        #expect(try await talk.send(ContextTalk.request("ping")).status == 200)
        let end = try await talk.send("", method: .delete)
        #expect(end.status == 204)
        #expect(end.text.isEmpty)
        #expect(talk.server.assembly.table.count == 0)
        #expect(try await talk.send(ContextTalk.request("ping")).status == 404)
        #expect(try await talk.send("", method: .delete).status == 404)
    }

    @Test func withoutASessionNothingButAHandshakeIsAnswered() async throws {
        let server = RouterTalk()
        let headers: HTTPFields = [.contentType: "application/json", .accept: ContextTalk.takesEvents]
        for method in ["tools/list", "ping", "tools/call"] {
            let answer = try await server.send(.post, "/mcp", ContextTalk.request(method), headers: headers)
            #expect(answer.status == 400)
            #expect(try answer.json()["error"]?["message"]?.string?.contains("Mcp-Session-Id") == true)
        }
        #expect(try await server.send(.delete, "/mcp", headers: headers).status == 400)
    }

    @Test func thereIsNoStreamOfEvents() async throws {
        let talk = try await ContextTalk()
        let answer = try await talk.send("", method: .get)
        #expect(answer.status == 405)
        #expect(answer.headers[.allow] == "DELETE, POST")
    }
}
