import PhysiXFormats
import Testing

@testable import PhysiXServer

struct ToolDialogueTests {
    private func call(_ method: String, _ parameters: String = "{}") -> String {
        #"{"jsonrpc":"2.0","method":"\#(method)","params":\#(parameters),"id":1}"#
    }

    @Test func thereAreFourToolsWithSchemas() throws {
        var talk = try Talk(tools: true)
        let tools = try talk.ask(call("tools/list"))["result"]?["tools"]?.array ?? []
        #expect(tools.compactMap { $0["name"]?.string } == EpisodeTool.allCases.map(\.rawValue))
        #expect(tools.allSatisfy { $0["inputSchema"]?["type"] == "object" })
    }

    @Test func anEpisodeIsPlayedWithTools() throws {
        var talk = try Talk(tools: true)
        let start = try talk.ask(
            call("tools/call", #"{"name":"start_episode","arguments":{"system_id":"free_fall","seed":3}}"#))
        #expect(start["result"]?["data"]?["turn"] == 0)
        #expect(start["result"]?["is_error"] == false)
        let simulation = try talk.ask(
            call("tools/call", #"{"name":"simulate_equation","arguments":{"equation":"d2y/dt2 = -9.81"}}"#))
        #expect(simulation["result"]?["data"]?["predicted_trajectory"]?.array?.count == 100)
        let turn = try talk.ask(
            call("tools/call", #"{"name":"submit_equation","arguments":{"equation":"d2y/dt2 = -9.81"}}"#))
        #expect(turn["result"]?["data"]?["turn"] == 1)
        #expect(turn["result"]?["data"]?["done"] == true)
        #expect(turn["result"]?["content"]?[0]?["type"] == "text")
    }

    @Test(arguments: [
        ("nope", "{}", -32601, "Method not found: nope"),
        ("tools/call", "{}", -32602, "Missing 'name' in params"),
        ("tools/call", #"{"name":"nope"}"#, -32603, "Unknown tool: 'nope'"),
        ("tools/list", #"{"session_id":"zzz"}"#, -32602, "Unknown session_id: zzz"),
        ("openenv/session/close", "{}", -32602, "Invalid params - 'session_id' is required"),
        ("openenv/session/close", #"{"session_id":"zzz"}"#, -32602, "Unknown session_id: zzz"),
    ])
    func aRefusedCallHasOpenEnvsCode(_ method: String, _ parameters: String, _ code: Int, _ message: String) throws {
        var talk = try Talk(tools: true)
        let answer = try talk.ask(call(method, parameters))
        #expect(answer["id"] == 1)
        #expect(answer["error"]?["code"]?.integer == code)
        #expect(answer["error"]?["message"] == .string(message))
        #expect(answer["error"]?["data"] == .null)
    }

    @Test(arguments: [
        "{}", #"{"jsonrpc":"1.0","method":"tools/list","id":1}"#,
        #"{"jsonrpc":"2.0","method":"tools/list","params":[],"id":1}"#,
        #"{"jsonrpc":"2.0","method":"tools/list","id":1,"x":1}"#,
    ])
    func anInvalidRequestHasNoID(_ message: String) throws {
        var talk = try Talk(tools: true)
        let answer = try talk.ask(message)
        #expect(answer["error"]?["code"] == -32600)
        #expect(answer["id"] == .null)
    }

    @Test func whatIsNoJSONIsAParseErrorAndWhatIsNoObjectEndsIt() throws {
        var talk = try Talk(tools: true)
        #expect(try talk.ask("{bad")["error"]?["code"] == -32700)
        let (answer, goesOn) = try talk.say("[]")
        #expect(answer["error"]?["code"] == -32000)
        #expect(!goesOn)
    }

    @Test func aSocketsSessionIsItsOwnAndCannotBeClosedByACall() throws {
        var talk = try Talk(tools: true)
        let id = talk.session.id
        #expect(try talk.ask(call("openenv/session/create"))["result"]?["session_id"] == .string(id))
        let answer = try talk.ask(call("openenv/session/close", #"{"session_id":"\#(id)"}"#))
        #expect(answer["error"]?["code"] == -32600)
    }

    @Test func overHTTPEachCallWithoutASessionIsOnItsOwn() throws {
        let talk = try Talk()
        let service = ToolService(talk.table)
        let look = try JSONValue(parsing: call("tools/call", #"{"name":"look_at_data"}"#))
        var json = JSONWriter()
        json.value(ToolAnswer(to: look, from: service))
        #expect(try JSONValue(parsing: json.bytes)["error"]?["code"] == -32603)
        #expect(talk.table.count == 1)
    }

    @Test func aFullTableIsAnErrorWithItsNumbers() throws {
        let talk = try Talk(limit: 1)
        var json = JSONWriter()
        let create = try JSONValue(parsing: call("openenv/session/create"))
        json.value(ToolAnswer(to: create, from: ToolService(talk.table)))
        let answer = try JSONValue(parsing: json.bytes)
        #expect(answer["error"]?["code"] == -32000)
        #expect(answer["error"]?["data"]?["active_sessions"] == 1)
        #expect(answer["error"]?["data"]?["max_sessions"] == 1)
    }
}
