import HTTPTypes
import PhysiXFormats
import Testing

@testable import PhysiXServer

/// Calls of models while they last: who may wait, who reads along, and how they end.
struct ModelWaitTests {
    private let talk = InteractiveTalk { $0.models.callsAtOnce = 1 }

    private func body(_ server: RawModelServer, _ more: String = "") -> String {
        #"{"base_url":"\#(server.address)","model":"m"\#(more)}"#
    }

    /// Waits until a server has got a request.
    private func untilItArrives(at server: RawModelServer) async throws {
        while server.arrivals.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    }

    @Test func oneCallForASessionAndSoManyForTheServer() async throws {
        let server = try RawModelServer { _ in .silence }
        let talk = talk
        let (id, other) = (try await talk.begin(), try await talk.begin())
        let body = body(server)
        let turn = Task { try await talk.send(.post, "/sessions/\(id)/llm-step", body) }
        try await untilItArrives(at: server)
        #expect(try await talk.send(.get, "/sessions/\(id)").json()["busy"] == "m")
        let elsewhere = try await talk.send(.post, "/sessions/\(other)/llm-step", body)
        #expect(elsewhere.status == 429)
        #expect(elsewhere.headers[.retryAfter] == "5")
        #expect(try await talk.send(.post, "/models", #"{"base_url":"\#(server.address)"}"#).status == 429)
        #expect(try await talk.step(id, "d2y/dt2 = -1").status == 409)
        // The solver does not wait for models.
        #expect(try await talk.send(.post, "/sessions/\(other)/solver-step", "{}").status == 200)
        #expect(try await talk.send(.delete, "/sessions/\(id)").status == 204)
        #expect(try await turn.value.status == 409)
        #expect(server.arrivals.count == 1)
    }

    @Test func aSecondCallOfASessionIsRefused() async throws {
        let server = try RawModelServer { _ in .silence }
        let talk = InteractiveTalk()
        let id = try await talk.begin()
        let body = body(server)
        let turn = Task { try await talk.send(.post, "/sessions/\(id)/llm-step", body) }
        try await untilItArrives(at: server)
        #expect(try await talk.send(.post, "/sessions/\(id)/llm-step", body).status == 409)
        turn.cancel()
        #expect(try await turn.value.status == 409)
        while server.departures == 0 { try await Task.sleep(for: .milliseconds(5)) }
        #expect(try await talk.send(.get, "/sessions/\(id)").json()["turn"] == 0)
        #expect(try await talk.send(.get, "/sessions/\(id)").json()["busy"] == .null)
    }

    @Test func whoeverWatchesReadsAlongAndNoNameOfTheAPIsPassesThrough() async throws {
        let pieces = [#"{\"equation\": "#, #"\"d2y/dt2 = -9.81\"}"#]
        let events = """
            event: evil
            : comment
            data: {"model":"raw-2","choices":[{"delta":{"reasoning_content":"let me\\nevent: evil\\n\\nthink"}}]}\r


            """ + pieces.map { #"data: {"choices":[{"delta":{"content":"\#($0)"}}]}"# + "\n\n" }.joined() + """
                data: {"choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":6}}

                data: [DONE]


                """
        let server = try RawModelServer { _ in .events(events) }
        let id = try await talk.begin()
        let sessions = talk.server.assembly.sessions
        let watcher = try sessions.board.watch(try sessions.session(id, owner: nil).id)
        let answer = try await talk.send(.post, "/sessions/\(id)/llm-step", body(server, #","stream":true"#))
        #expect(answer.status == 200, "\(answer.text)")
        #expect(try JSONValue(parsing: server.arrivals[0].body)["stream"] == true)
        sessions.board.end(watcher.session)
        var names: [String] = []
        var (text, reasoning) = ("", "")
        for await event in watcher.events {
            names.append(event.name ?? "")
            let data = try JSONValue(parsing: event.data ?? "null")
            if event.name == "text" { text += data["text"]?.string ?? "" }
            if event.name == "reasoning" { reasoning += data["text"]?.string ?? "" }
            if event.name == "answered" {
                #expect(data["model"] == "raw-2")
                #expect(data["completion_tokens"] == 6)
            }
            #expect(!event.text.contains("\nevent: evil"))
        }
        #expect(text == #"{"equation": "d2y/dt2 = -9.81"}"#)
        #expect(reasoning == "let me\nevent: evil\n\nthink")
        #expect(names.first == "begun")
        #expect(names.suffix(3) == ["answered", "turn", "deleted"])
        #expect(Set(names).subtracting(["begun", "text", "reasoning", "answered", "turn", "deleted"]).isEmpty)
    }

    @Test func whereNobodyAskedForAStreamThereIsNone() async throws {
        let server = try RawModelServer { _ in RawModelServer.completion("{}") }
        let id = try await talk.begin()
        let sessions = talk.server.assembly.sessions
        _ = try sessions.board.watch(try sessions.session(id, owner: nil).id)
        _ = try await talk.send(.post, "/sessions/\(id)/llm-step", body(server))
        #expect(try JSONValue(parsing: server.arrivals[0].body)["stream"] == nil)
    }
}
