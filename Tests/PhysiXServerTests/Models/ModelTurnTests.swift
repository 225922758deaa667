import HTTPTypes
import PhysiXFormats
import PhysiXStore
import Testing

@testable import PhysiXServer

/// `llm-step`, from the request to the bytes at the model's API and back.
struct ModelTurnTests {
    static let rightAnswer = #"{"equation": "d2y/dt2 = -g", "params": {"g": 9.81}, "rationale": "free fall"}"#
    static let marker = "sk-M4RKER-0123456789"
    private let talk = InteractiveTalk { $0.version = "9.9" }

    /// A model's turn of a new session, with these members beside the address.
    private func turn(
        at server: RawModelServer, _ members: String = #""model":"m","api_key":"\#(marker)""#
    ) async throws -> (id: String, answer: RouterTalk.Answer) {
        let id = try await talk.begin()
        let body = #"{"base_url":"\#(server.address)",\#(members)}"#
        return (id, try await talk.send(.post, "/sessions/\(id)/llm-step", body))
    }

    @Test func theAnswerHasTheContractsKeysAndTheEpisodeIsSolved() async throws {
        let server = try RawModelServer { _ in RawModelServer.completion(Self.rightAnswer) }
        let (_, answer) = try await turn(at: server)
        #expect(answer.status == 200, "\(answer.text)")
        let json = try answer.json()
        #expect(
            Set(json.object?.members.map(\.key) ?? []) == [
                "observation", "predicted_trajectory", "action", "raw_completion", "latency_s", "model",
                "equation_markup",
            ])
        #expect(json["observation"]?["done"] == true)
        #expect(json["raw_completion"]?.string == Self.rightAnswer)
        #expect(json["model"] == "m")
        #expect(json["latency_s"]?.double ?? 0 > 0)
        #expect(json["action"]?["metadata"] == nil)
        #expect(json["predicted_trajectory"]?.array?.count == 100)
    }

    @Test func theWireHasWhatTheVisitorSaidAndNothingElse() async throws {
        let server = try RawModelServer { _ in RawModelServer.completion(Self.rightAnswer) }
        _ = try await turn(
            at: server, #""model":"org/m:fastest","api_key":"\#(Self.marker)","temperature":0.70,"max_tokens":321"#)
        let arrival = try #require(server.arrivals.first)
        #expect(server.arrivals.count == 1)
        #expect(arrival.head.hasPrefix("POST /v1/chat/completions HTTP/1.1"))
        #expect(arrival.header("authorization") == "Bearer \(Self.marker)")
        #expect(arrival.header("content-type") == "application/json")
        #expect(arrival.header("user-agent") == "physix-live-demo/9.9")
        #expect(arrival.header("accept") != nil)
        #expect(arrival.header("accept-encoding") == nil)
        let body = try JSONValue(parsing: arrival.body)
        #expect(
            Set(body.object?.members.map(\.key) ?? []) == [
                "model", "messages", "temperature", "max_tokens", "response_format",
            ])
        #expect(body["model"] == "org/m:fastest")
        #expect(arrival.body.contains(#""temperature":0.70,"#))
        #expect(body["max_tokens"] == 321)
        #expect(body["response_format"] == ["type": "json_object"])
        #expect(body["messages"]?.array?.compactMap { $0["role"]?.string } == ["system", "user"])
        let user = try #require(body["messages"]?[1]?["content"]?.string)
        for label in ["SYSTEM_ID: free_fall", "STATE_VARIABLES: y, vy", "HINT:", "STATS:", "TRAJECTORY", "HISTORY"] {
            #expect(user.contains(label))
        }
    }

    @Test func whatIsLeftOutIsLeftToTheAPI() async throws {
        let server = try RawModelServer { _ in RawModelServer.completion(Self.rightAnswer) }
        _ = try await turn(at: server, #""model":"m","temperature":null"#)
        let arrival = try #require(server.arrivals.first)
        #expect(arrival.header("authorization") == nil)
        let keys = try JSONValue(parsing: arrival.body).object?.members.map(\.key) ?? []
        #expect(Set(keys) == ["model", "messages", "response_format"])
    }

    @Test func aBadRequestIsFollowedByExactlyOneMoreWithoutResponseFormat() async throws {
        let server = try RawModelServer { number in
            number == 0
                ? .json(400, #"{"error":"'response_format.type' must be 'json_schema' or 'text'"}"#)
                : RawModelServer.completion(Self.rightAnswer)
        }
        for round in 1...2 {
            let (_, answer) = try await turn(at: server)
            #expect(answer.status == 200)
            if round == 1 {
                #expect(server.arrivals.count == 2)
                #expect(try JSONValue(parsing: server.arrivals[1].body)["response_format"] == nil)
            }
        }
        // The promise is about every call, whatever an earlier one taught.
        #expect(server.arrivals.count == 3)
        #expect(try JSONValue(parsing: server.arrivals[2].body)["response_format"] != nil)
    }

    @Test func anAPIThatGoesOnRefusingIsAskedTwiceAndNoMore() async throws {
        let server = try RawModelServer { _ in .json(400, #"{"error":"no"}"#) }
        let (id, answer) = try await turn(at: server)
        #expect(answer.status == 502)
        #expect(server.arrivals.count == 2)
        #expect(try await talk.send(.get, "/sessions/\(id)").json()["turn"] == 0)
    }

    @Test(arguments: [
        (401, 502, ["Make calls to Inference Providers", "huggingface.co/settings/tokens"]),
        (403, 502, ["403"]), (402, 502, ["credits"]), (404, 502, ["`org/m`", ":fastest", "huggingface.co/"]),
        (307, 502, ["Check the URL"]),
    ])
    func aRefusalExplainsItselfAndUsesUpNoTurn(_ upstream: Int, _ status: Int, _ needles: [String]) async throws {
        let server = try RawModelServer { _ in
            .json(
                upstream, #"{"error":{"message":"you sent Bearer \#(Self.marker)"}}"#,
                headers: ["Location: http://127.0.0.1:1/v1/chat/completions"])
        }
        let (id, answer) = try await turn(at: server, #""model":"org/m","api_key":"\#(Self.marker)""#)
        #expect(answer.status == status, "\(answer.text)")
        let detail = try #require(try answer.json()["detail"]?.string)
        for needle in needles { #expect(detail.contains(needle), "\(detail)") }
        #expect(!answer.text.contains("M4RKER"))
        #expect(try await talk.send(.get, "/sessions/\(id)").json()["turn"] == 0)
    }

    @Test func anAPIWithTooMuchToDoSaysWhenToTryAgain() async throws {
        let server = try RawModelServer { _ in .json(429, #"{"error":"slow down"}"#, headers: ["Retry-After: 77"]) }
        let (_, answer) = try await turn(at: server)
        #expect(answer.status == 429)
        #expect(answer.headers[.retryAfter] == "77")
    }

    @Test func nobodyThereIsSaidWithTheURL() async throws {
        let port = try RawModelServer { _ in .silence }.port
        let id = try await talk.begin()
        let answer = try await talk.send(
            .post, "/sessions/\(id)/llm-step", #"{"base_url":"http://127.0.0.1:\#(port)/v1","model":"m"}"#)
        #expect(answer.status == 502)
        #expect(answer.text.contains("http://127.0.0.1:\(port)/v1"))
        #expect(answer.text.contains("Check the URL"))
    }

    @Test func whatNobodyCanReadIsAnEmptyProposalAndATurn() async throws {
        let server = try RawModelServer { _ in RawModelServer.completion("I would rather not.") }
        let (_, answer) = try await turn(at: server)
        #expect(answer.status == 200)
        let json = try answer.json()
        #expect(json["action"]?["equation"] == "")
        #expect(json["observation"]?["turn"] == 1)
        #expect(json["observation"]?["reward_breakdown"]?["format"]?.double == 0)
        #expect(json["raw_completion"] == "I would rather not.")
    }

    @Test func fittedNumbersAreMarkedAndKept() async throws {
        let server = try RawModelServer { _ in
            RawModelServer.completion(#"{"equation": "d2y/dt2 = -g", "params": {"g": 3}}"#)
        }
        let (id, answer) = try await turn(at: server, #""model":"m","fit":true"#)
        let json = try answer.json()
        #expect(json["observation"]?["done"] == true)
        #expect(json["action"]?["metadata"]?["fit"] == true)
        #expect(json["action"]?["metadata"]?["proposed_params"]?["g"]?.double == 3)
        #expect(json["observation"]?["history"]?[0]?["params"]?["g"]?.double ?? 0 > 9)
        let stored = try talk.server.assembly.sessions.store.session(try #require(SessionID(id)))
        #expect(stored?.turns.first?.proposal.policy == "m (fit)")
        #expect(stored?.turns.first?.proposal.completion?.contains("\"g\": 3") == true)
    }

    @Test func aFinishedEpisodeIsNobodysTurn() async throws {
        let server = try RawModelServer { _ in RawModelServer.completion(Self.rightAnswer) }
        let (id, _) = try await turn(at: server)
        let answer = try await talk.send(
            .post, "/sessions/\(id)/llm-step", #"{"base_url":"\#(server.address)","model":"m"}"#)
        #expect(answer.status == 409)
        #expect(server.arrivals.count == 1)
    }

    @Test func modelsAreListedAndTriedThroughTheSameGate() async throws {
        let server = try RawModelServer { number in
            number == 0
                ? .json(200, #"{"data":[{"id":"a"},{"id":"b","context_length":8192}]}"#)
                : RawModelServer.completion(#"{"ready": true}"#)
        }
        let list = try await talk.send(.post, "/models", #"{"base_url":"\#(server.address)"}"#)
        #expect(list.status == 200, "\(list.text)")
        #expect(try list.json()["models"]?.array?.compactMap { $0["id"]?.string } == ["a", "b"])
        #expect(server.arrivals[0].head.hasPrefix("GET /v1/models "))
        let test = try await talk.send(.post, "/models/test", #"{"base_url":"\#(server.address)","model":"a"}"#)
        #expect(test.status == 200, "\(test.text)")
        #expect(try test.json()["answered_by"] == "raw-1")
        #expect(try test.json()["prompt_tokens"] == 11)
    }
}
