import PhysiXFormats
import Testing

@testable import PhysiXServer

struct HostileConversationTests {
    /// Whatever the language refuses or the integrator gives up is a turn without format, never an error of the server.
    @Test(arguments: [
        "", "(", String(repeating: "(", count: 100_000), "dx/dt = 9**9**9**9", "d2y/dt2 = 1e308*1e308",
        "d2y/dt2 = 0/0", "d2y/dt2 = log(-1)", "d2y/dt2 = 1/(y-y)", "d2y/dt2 = exp(exp(y))", "d2y/dt2 = y**y**y",
        "d2y/dt2 = \u{2212}9.81", "d2y/dt2 = -g\u{0430}", "d2y/dt2 = lambda", "d2y/dt2 = -9.81; d2y/dt2 = -9.81",
        "__import__('os').system('id')", "d3y/dt3 = 1", String(repeating: "d2y/dt2 = 1;", count: 30),
    ])
    func aHostileEquationIsATurnWithoutFormat(_ equation: String) throws {
        var talk = try Talk()
        _ = try talk.ask(#"{"type":"reset","data":{"system_id":"free_fall","seed":1}}"#)
        var json = JSONWriter()
        json.object { json in
            json.member("type", "step")
            json.object("data") { $0.member("equation", equation) }
        }
        let answer = try talk.ask(json.text)
        #expect(answer["type"] == "observation")
        #expect(answer["data"]?["observation"]?["reward_breakdown"]?["format"]?.double == 0)
        #expect(answer["data"]?["observation"]?["mismatch_summary"]?.string?.isEmpty == false)
    }

    @Test func aLookAlikeLetterIsNamed() throws {
        var talk = try Talk()
        _ = try talk.ask(#"{"type":"reset","data":{"system_id":"free_fall","seed":1}}"#)
        let answer = try talk.ask(#"{"type":"step","data":{"equation":"d2у/dt2 = -9.81"}}"#)
        #expect(answer["data"]?["observation"]?["mismatch_summary"]?.string?.contains("у") == true)
    }

    @Test func aSessionThatIsFedWithMegabytesStaysSmall() throws {
        var talk = try Talk()
        _ = try talk.ask(#"{"type":"reset","data":{"max_turns":64}}"#)
        let megabyte = String(repeating: "y", count: 1 << 20)
        for _ in 0..<4 {
            _ = try talk.ask(#"{"type":"step","data":{"equation":"\#(megabyte)","rationale":"\#(megabyte)"}}"#)
        }
        let look =
            #"{"type":"mcp","data":{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"look_at_data"}}}"#
        let answer = try talk.ask(look)
        let history = answer["data"]?["result"]?["data"]?["history"]?.array ?? []
        #expect(history.count == 4)
        #expect(history.allSatisfy { ($0["equation"]?.string?.utf8.count ?? .max) <= 8192 })
    }

    @Test func aDeepDocumentIsRefused() throws {
        var talk = try Talk()
        let deep = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
        #expect(
            try talk.ask(#"{"type":"reset","data":{"x":\#(deep)}}"#)["data"]?["code"] == "INVALID_JSON")
    }

    @Test func aParameterWithAVeryLongNameIsRefused() throws {
        var talk = try Talk()
        let name = String(repeating: "k", count: 1000)
        let answer = try talk.ask(#"{"type":"step","data":{"params":{"\#(name)":1}}}"#)
        #expect(answer["data"]?["errors"]?[0]?["type"] == "string_too_long")
    }

    @Test func aHugeNumberOfParametersIsRefusedByTheLanguage() throws {
        var talk = try Talk()
        let params = (0..<10_000).map { "\"k\($0)\":1" }.joined(separator: ",")
        let answer = try talk.ask(#"{"type":"step","data":{"equation":"d2y/dt2 = 1","params":{\#(params)}}}"#)
        #expect(answer["data"]?["observation"]?["reward_breakdown"]?["format"]?.double == 0)
    }
}
