import HTTPTypes
import PhysiXFormats
import Testing

@testable import PhysiXServer

/// What clients of interactive sessions get for requests that cannot be used: never a 500, always a `detail`.
struct InteractiveRefusalTests {
    private let talk = InteractiveTalk()

    @Test(arguments: [
        ("{", 422, "JSON"), ("[]", 422, "dictionary"), ("3", 422, "dictionary"), (#""x""#, 422, "dictionary"),
        ("null", 422, "dictionary"), (#"{"seed":-1}"#, 422, "seed"), (#"{"seed":1.5}"#, 422, "seed"),
        (#"{"seed":[]}"#, 422, "seed"), (#"{"system_id":3}"#, 422, "system_id"),
        (#"{"system_id":"warp_drive"}"#, 404, "free_fall"), (#"{"system_id":""}"#, 404, "free_fall"),
        (#"{"max_turns":0}"#, 422, "max_turns"), (#"{"max_turns":65}"#, 422, "max_turns"),
        (#"{"max_turns":1e300}"#, 422, "max_turns"), (#"{"noise":-1}"#, 422, "noise"),
        (#"{"noise":"NaN"}"#, 422, "noise"), (#"{"noise":NaN}"#, 422, "JSON"), (#"{"samples":1}"#, 422, "samples"),
        (#"{"samples":100000}"#, 422, "samples"), (#"{"reveal":"nothing"}"#, 422, "reveal"),
        (#"{"variant":"bent"}"#, 422, "variant"), (#"{"system_id":"sir_epidemic","variant":"altered"}"#, 0, ""),
        (#"{"color":"red"}"#, 422, "color"), (#"{"trajectory":{}}"#, 422, "trajectory"),
        (#"{"trajectory":[],"hint":7}"#, 422, "hint"), (#"{"trajectory":[],"seed":7}"#, 422, "seed"),
        (#"{"trajectory":[],"driven":"perhaps"}"#, 422, "driven"),
        (#"{"trajectory":[],"state_variables":"y"}"#, 422, "state_variables"),
        (#"{"trajectory":[{"t":0,"y":1},{"t":1,"y":1}],"initial_state":[1]}"#, 422, "initial_state"),
        (#"{"trajectory":[{"t":0,"y":1},{"t":1,"y":1}],"initial_state":{"z":1}}"#, 422, "z"),
    ])
    func aBodyThatCannotBeUsedIsExplained(_ body: String, _ status: Int, _ words: String) async throws {
        let answer = try await talk.send(.post, "/sessions", body)
        // Where a system has no altered law that is said, and where it has one it is drawn.
        if status == 0 { return #expect([200, 422].contains(answer.status)) }
        #expect(answer.status == status)
        #expect(try answer.json()["detail"] != nil)
        #expect(answer.text.contains(words))
    }

    @Test func depthAndLengthAreBounded() async throws {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(try await talk.send(.post, "/sessions", #"{"trajectory":"# + deep.prefix(40_000) + "}").status == 422)
        #expect(try await talk.send(.post, "/sessions", deep).status == 413)
        let hint = String(repeating: "h", count: 501)
        let long = #"{"trajectory":[{"t":0,"y":1},{"t":1,"y":1}],"hint":"\#(hint)"}"#
        #expect(try await talk.send(.post, "/sessions", long).status == 422)
    }

    @Test(arguments: [
        ("{", 422), ("", 422), ("[]", 422), (#"{"equation":3}"#, 422), (#"{"equation":null}"#, 422),
        (#"{"eqn":""}"#, 422),
        (#"{"params":{"k":"x"}}"#, 422), (#"{"params":{"k":1e999}}"#, 422), (#"{"params":[]}"#, 422), ("{}", 200),
        (#"{"equation":"d2y/dt2 = -g","params":{"g":"9.81"}}"#, 200), (#"{"equation":"dу/dt = 1"}"#, 200),
        (#"{"equation":"d2y/dt2 = 9**9**9**9"}"#, 200), (#"{"equation":"d2y/dt2 = 1/(y-y)"}"#, 200),
        (#"{"equation":"d2y/dt2 = lambda"}"#, 200), (#"{"equation":"\u0000"}"#, 200),
        (#"{"rationale":"\ud800"}"#, 422),
    ])
    func anActionIsReadOrExplained(_ body: String, _ status: Int) async throws {
        let id = try await talk.begin()
        let answer = try await talk.send(.post, "/sessions/\(id)/step", body)
        #expect(answer.status == status, "\(answer.text)")
        let json = try answer.json()
        if status == 422 { #expect(json["detail"]?[0]?["loc"]?[0] == "body") }
        let turn = try await talk.send(.get, "/sessions/\(id)").json()["turn"]
        #expect(turn == (status == 200 ? 1 : 0))
    }

    @Test func anEquationOfManyBracketsIsATurnWithoutReward() async throws {
        let id = try await talk.begin()
        let answer = try await talk.step(id, "d2y/dt2 = " + String(repeating: "(", count: 60_000))
        #expect(answer.status == 200)
        #expect(answer.text.utf8.count < 200_000)
        #expect(try answer.json()["observation"]?["mismatch_summary"]?.string?.hasPrefix("parse error:") == true)
    }

    @Test(arguments: [
        "0", "nope", "00112233445566778899aabbccddee00", "%00", "..%2f..", String(repeating: "a", count: 3000),
    ])
    func anUnknownSessionIsNotFoundAndOnesOwnAreNamed(_ id: String) async throws {
        let mine = try await talk.begin()
        let answer = try await talk.send(.get, "/sessions/\(id)")
        #expect(answer.status == 404)
        if !id.contains("%2f") { #expect(answer.text.contains(mine)) }
        #expect(answer.text.utf8.count < 2000)
    }

    @Test(arguments: ["", "/{id}/step", "/{id}/solver-step"])
    func whatChangesSomethingWantsJSONAndNoOtherSite(_ path: String) async throws {
        let id = try await talk.begin()
        let path = "/interactive/sessions" + path.replacing("{id}", with: id)
        #expect(try await talk.server.send(.post, path, "{}", headers: [:]).status == 415)
        #expect(try await talk.server.send(.post, path, "{}", headers: [.contentType: "text/plain"]).status == 415)
        let headers: HTTPFields = [.contentType: "application/json", .secFetchSite: "cross-site"]
        #expect(try await talk.server.send(.post, path, "{}", headers: headers).status == 403)
        #expect(try await talk.send(.get, "/sessions/\(id)").json()["turn"] == 0)
    }

    @Test func aPublicServerGivesEachAddressItsShare() async throws {
        let talk = InteractiveTalk { $0.isPublic = true }
        for _ in 0..<60 { #expect(try await talk.send(.post, "/sessions", "{}").status == 200) }
        let refused = try await talk.send(.post, "/sessions", "{}")
        #expect(refused.status == 429)
        #expect(refused.headers[.retryAfter] == "2")
    }
}
