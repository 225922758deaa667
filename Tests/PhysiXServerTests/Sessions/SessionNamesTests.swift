import HTTPTypes
import PhysiXFormats
import PhysiXStore
import Testing

@testable import PhysiXServer

/// What sessions are called where several servers stand behind a proxy.
struct SessionNamesTests {
    private let second: SessionNames

    init() throws { second = try #require(SessionNames(replica: "eu2")) }

    @Test func theReplicaStandsBeforeTheDigits() {
        #expect(second.name("0af3") == "eu2-0af3")
        #expect(SessionNames().name("0af3") == "0af3")
    }

    @Test func namesAreUnderstoodWithTheirReplicaAndWithout() {
        #expect(second.digits(of: "eu2-0af3") == "0af3")
        #expect(second.digits(of: "0af3") == "0af3")
        #expect(second.digits(of: "eu1-0af3") == "eu1-0af3")
        #expect(SessionNames().digits(of: "eu2-0af3") == "eu2-0af3")
    }

    @Test(arguments: ["", "EU", "a-b", "a b", "é", "abcdefghijklmnopq"])
    func aReplicaHasAPlainName(_ name: String) {
        #expect(SessionNames(replica: name) == nil)
    }

    @Test func anInteractiveSessionIsPlayedListedAndForgottenUnderItsName() async throws {
        let names = second
        let talk = InteractiveTalk { $0.names = names }
        let id = try await talk.begin()
        #expect(id.hasPrefix("eu2-") && id.utf8.count == 36)
        #expect(try await talk.step(id, "d2y/dt2 = -5").json()["observation"]?["turn"] == 1)
        #expect(try await talk.send(.get, "/sessions/\(id)").json()["session_id"] == .string(id))
        let listed = try await talk.send(.get, "/sessions").json()["sessions"]?.array
        #expect(listed?.map { $0["session_id"] } == [.string(id)])
        // As `physix episodes list` shows it.
        let bare = String(id.dropFirst(4))
        #expect(try await talk.send(.get, "/sessions/\(bare)").json()["session_id"] == .string(id))
        let unknown = try await talk.send(.get, "/sessions/eu1-\(bare)")
        #expect(unknown.status == 404)
        #expect(unknown.text.contains(id))
        #expect(try await talk.send(.delete, "/sessions/\(id)").status == 204)
        #expect(try await talk.send(.get, "/sessions/\(id)").status == 404)
    }

    @Test func anOwnerIsTheSameAtEveryReplicaAndComesBackToTheFirst() async throws {
        let names = second
        let talk = RouterTalk { $0.names = names }
        let begun = try await talk.send(.post, "/interactive/sessions", InteractiveTalk.freeFall)
        let cookie = try #require(begun.headers[.setCookie]?.split(separator: ";").first.map(String.init))
        #expect(cookie.hasPrefix("physix_owner=eu2-"))
        let owner = try #require(Owner(of: [.cookie: cookie]))
        #expect(owner == Owner(of: [.cookie: cookie.replacing("eu2-", with: "")]))
        #expect(owner == Owner(of: [.owner: String(cookie.split(separator: "=")[1])]))
        #expect(Owner(of: [.cookie: cookie.replacing("eu2-", with: "E-")]) == nil)
    }

    @Test func sessionsOfCallsAndOfTheContextProtocolHaveSuchNames() async throws {
        let names = second
        let talk = try await ContextTalk { $0.names = names }
        #expect(talk.session.hasPrefix("eu2-"))
        let create = #"{"jsonrpc":"2.0","id":1,"method":"openenv/session/create"}"#
        let id = try await talk.server.send(.post, "/mcp", create).json()["result"]?["session_id"]?.string
        #expect(id?.hasPrefix("eu2-") == true)
    }

    @Test func aReplicaTakesNoTurnOfAnEpisodeThatNobodyBegan() throws {
        let step = #"{"type":"step","data":{"equation":"d2y/dt2 = -9.81"}}"#
        var talk = try Talk(names: second)
        let refusal = try talk.ask(step)["data"]
        #expect(refusal?["code"] == "EXECUTION_ERROR")
        #expect(refusal?["message"]?.string?.contains("reset first") == true)
        _ = try talk.ask(#"{"type":"reset","data":{"system_id":"free_fall","seed":1}}"#)
        #expect(try talk.ask(step)["type"] == "observation")
        var alone = try Talk()
        #expect(try alone.ask(step)["type"] == "observation")
    }

    @Test func norDoesItsTool() throws {
        let submit = """
            {"jsonrpc":"2.0","id":1,"method":"tools/call",
             "params":{"name":"submit_equation","arguments":{"equation":"d2y/dt2 = -9.81"}}}
            """
        var talk = try Talk(tools: true, names: second)
        #expect(try talk.ask(submit)["error"]?["message"]?.string?.contains("reset first") == true)
    }
}
