import HTTPTypes
import PhysiXFormats
import Testing

@testable import PhysiXServer

struct ContextExchangeTests {
    private static let note = #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#

    @Test(arguments: [note, #"{"jsonrpc":"2.0","id":4,"result":{}}"#])
    func whatAsksNothingIsAcceptedWithoutAnAnswer(_ message: String) async throws {
        let answer = try await ContextTalk().send(message)
        #expect(answer.status == 202)
        #expect(answer.text.isEmpty)
    }

    @Test func aPingIsAnswered() async throws {
        let answer = try await ContextTalk().send(ContextTalk.request("ping", id: 7))
        #expect(answer.text == #"{"jsonrpc":"2.0","id":7,"result":{}}"#)
    }

    @Test func toolsHaveSchemasAndAnnotations() async throws {
        let answer = try await ContextTalk().send(ContextTalk.request("tools/list"))
        let tools = try answer.json()["result"]?["tools"]?.array ?? []
        #expect(tools.compactMap { $0["name"]?.string } == EpisodeTool.allCases.map(\.rawValue))
        for tool in tools {
            #expect(tool["inputSchema"]?["type"] == "object")
            #expect(tool["outputSchema"]?["type"] == "object")
            #expect(tool["annotations"]?["openWorldHint"] == false)
        }
    }

    @Test func anEpisodeIsPlayedToItsEndAndTheNextTurnIsRefused() async throws {
        let talk = try await ContextTalk()
        let start = try await talk.call("start_episode", #"{"system_id":"free_fall","seed":3}"#)
        #expect(start?["structuredContent"]?["turn"] == 0)
        let turn = try await talk.call("submit_equation", #"{"equation":"d2y/dt2 = -9.81"}"#)
        #expect(turn?["isError"] == false)
        #expect(turn?["structuredContent"]?["done"] == true)
        let text = turn?["content"]?[0]?["text"]?.string ?? ""
        #expect(try JSONValue(parsing: text) == turn?["structuredContent"])
        let refused = try await talk.call("submit_equation", #"{"equation":"d2y/dt2 = -9.81"}"#)
        #expect(refused?["isError"] == true)
        #expect(refused?["structuredContent"] == nil)
        #expect(refused?["content"]?[0]?["text"]?.string?.isEmpty == false)
    }

    @Test func withoutAnEpisodeAToolSaysWhatToDoFirst() async throws {
        let talk = try await ContextTalk()
        for tool in ["look_at_data", "simulate_equation"] {
            let answer = try await talk.call(tool)
            #expect(answer?["isError"] == true)
            #expect(answer?["content"]?[0]?["text"]?.string?.contains("start_episode") == true)
        }
    }

    @Test(arguments: [
        ("nope", "{}", -32601), ("tools/call", "{}", -32602), ("tools/call", #"{"name":"nope"}"#, -32602),
        ("tools/call", #"{"name":"look_at_data","arguments":[]}"#, -32602), ("resources/list", "{}", -32601),
    ])
    func aMistakeOfTheProtocolIsItsError(_ method: String, _ parameters: String, _ code: Int) async throws {
        let answer = try await ContextTalk().send(ContextTalk.request(method, parameters))
        #expect(answer.status == 200)
        #expect(try answer.json()["error"]?["code"]?.integer == code)
        #expect(try answer.json()["id"] == 1)
    }

    @Test(arguments: [
        ("{bad", -32700), ("5", -32600), (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600),
        (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, -32600), (#"{"jsonrpc":"2.0","id":1}"#, -32600),
        (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}"#, -32600),
        (#"{"jsonrpc":"2.0","id":1,"method":5}"#, -32600),
    ])
    func whatIsNoMessageIsABadRequest(_ body: String, _ code: Int) async throws {
        let answer = try await ContextTalk().send(body)
        #expect(answer.status == 400)
        #expect(try answer.json()["error"]?["code"]?.integer == code)
    }

    @Test(arguments: ["2024-11-05", "2025-03-26"])
    func earlyRevisionsHaveBatches(_ version: String) async throws {
        let talk = try await ContextTalk(version)
        let batch = "[\(ContextTalk.request("ping")),\(Self.note),\(ContextTalk.request("nope", id: 2)),5]"
        let answer = try await talk.send(batch)
        #expect(answer.status == 200)
        let replies = try answer.json().array ?? []
        #expect(replies.count == 3)
        #expect(replies[0]["result"] != nil && replies[1]["id"] == 2 && replies[2]["error"]?["code"] == -32600)
        #expect(try await talk.send("[\(Self.note)]").status == 202)
        #expect(try await talk.send("[]").status == 400)
        let many = Array(repeating: ContextTalk.request("ping"), count: 33).joined(separator: ",")
        #expect(try await talk.send("[\(many)]").status == 400)
    }

    @Test(arguments: ["2025-06-18", "2025-11-25"])
    func laterOnesHaveNone(_ version: String) async throws {
        let answer = try await ContextTalk(version).send("[\(ContextTalk.request("ping"))]")
        #expect(answer.status == 400)
        #expect(try answer.json()["error"]?["message"]?.string?.contains("no batches") == true)
    }

    @Test func openEnvsCallsOnTheSamePathAreAnsweredAsBefore() async throws {
        let server = RouterTalk()
        let empty = try await server.send(.post, "/mcp", "{}")
        #expect(empty.status == 200)
        #expect(try empty.json()["jsonrpc"] == "2.0")
        let bare = try await server.send(.post, "/mcp", ContextTalk.request("initialize"))
        #expect(try bare.json()["error"]?["message"] == "Method not found: initialize")
        let created = try await server.send(.post, "/mcp", ContextTalk.request("openenv/session/create"))
        let id = try created.json()["result"]?["session_id"]?.string ?? ""
        #expect(try await ContextTalk().send(ContextTalk.request("ping"), session: id).status == 404)
    }
}
