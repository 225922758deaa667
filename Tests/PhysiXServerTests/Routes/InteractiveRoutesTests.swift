import HTTPTypes
import PhysiXFormats
import Testing

@testable import PhysiXEpisodes
@testable import PhysiXServer

/// Interactive sessions over HTTP, without a socket.
struct InteractiveRoutesTests {
    private let talk = InteractiveTalk()

    @Test func aSessionBeginsWithItsObservation() async throws {
        let answer = try await talk.send(.post, "/sessions", #"{"system_id":"free_fall","seed":7,"max_turns":3}"#)
        #expect(answer.status == 200)
        let json = try answer.json()
        #expect(json["session_id"]?.string?.utf8.count == 32)
        #expect(json["system"]?["system_id"] == "free_fall")
        #expect(json["system"]?["state_variables"] == ["y", "vy"])
        #expect(json["max_turns"] == 3)
        #expect(json["turn_remaining"] == 3)
        #expect(ObservationShape.violations(of: try #require(json["observation"])) == [])
        #expect(json["truth"] == nil)
    }

    @Test func aTurnIsAnsweredWithWhatTheProposalPredicts() async throws {
        let id = try await talk.begin()
        let answer = try await talk.step(id, "d2y/dt2 = -3").json()
        #expect(answer["observation"]?["turn"] == 1)
        #expect(answer["observation"]?["done"] == false)
        #expect(answer["action"]?["equation"] == "d2y/dt2 = -3")
        let predicted = try #require(answer["predicted_trajectory"]?.array)
        #expect(predicted.count == 100)
        // Closed form: the speed at the end of 3 s of fall at -3.
        let (first, last) = (predicted[0], predicted[99])
        let change = try #require(last["vy"]?.double) - (try #require(first["vy"]?.double))
        let time = try #require(last["t"]?.double)
        #expect(abs(change + 3 * time) < 1e-4)
    }

    @Test func aTextThatIsNoEquationIsATurnWithoutPrediction() async throws {
        let id = try await talk.begin()
        let answer = try await talk.step(id, "gravity")
        #expect(answer.status == 200)
        #expect(try answer.json()["predicted_trajectory"] == [])
        #expect(try answer.json()["observation"]?["reward"]?.double == 0)
    }

    @Test func afterTheEndTheSummaryTellsTheTruth() async throws {
        let id = try await talk.begin()
        let before = try await talk.send(.get, "/sessions/\(id)").json()
        #expect(before["done"] == false)
        #expect(before["truth"] == nil)
        #expect(before["evaluation"] == nil)
        #expect(try await talk.step(id, "d2y/dt2 = -9.81").json()["observation"]?["done"] == true)
        let after = try await talk.send(.get, "/sessions/\(id)").json()
        #expect(after["done"] == true)
        #expect(after["converged"] == true)
        #expect(after["truth"]?["equation"] == "d2y/dt2 = -g")
        #expect(after["truth"]?["params"]?["g"]?.double == 9.81)
        #expect(after["evaluation"]?["equivalent"] == true)
        let again = try await talk.step(id, "d2y/dt2 = -9.81")
        #expect(again.status == 409)
        #expect(try again.json()["detail"]?.string?.contains("has ended") == true)
        #expect(try await talk.send(.post, "/sessions/\(id)/solver-step", "{}").status == 409)
    }

    @Test func aDeletedSessionIsGone() async throws {
        let id = try await talk.begin()
        #expect(try await talk.send(.delete, "/sessions/\(id)").status == 204)
        for (method, path) in [(HTTPRequest.Method.get, ""), (.delete, ""), (.get, "/events")] {
            #expect(try await talk.send(method, "/sessions/\(id)\(path)").status == 404)
        }
        #expect(try await talk.step(id, "d2y/dt2 = -1").status == 404)
    }

    @Test func theSystemsTellNeitherLawNorTier() async throws {
        let systems = try #require(try await talk.send(.get, "/systems").json().array)
        #expect(systems.count == SystemCatalog.builtIn.systems.count)
        #expect(systems.allSatisfy { $0.object?.members.map(\.key) == ["system_id", "state_variables"] })
        #expect(
            systems.compactMap { $0["system_id"]?.string } == systems.compactMap { $0["system_id"]?.string }.sorted())
    }

    @Test func anOwnerSeesTheirOwnSessionsOnly() async throws {
        let mine = [try await talk.begin(), try await talk.begin()]
        var other = talk
        other.headers[.owner] = "ffeeddccbbaa99887766554433221100"
        let theirs = try await other.begin()
        func listed(_ talk: InteractiveTalk) async throws -> [String] {
            let list = try await talk.send(.get, "/sessions").json()
            return list["sessions"]?.array?.compactMap { $0["session_id"]?.string } ?? []
        }
        #expect(try await listed(talk) == mine.reversed())
        #expect(try await listed(other) == [theirs])
        other.headers[.owner] = nil
        #expect(try await listed(other) == [])
    }

    @Test func aBrowserIsKnownByItsCookie() async throws {
        var talk = talk
        talk.headers[.owner] = nil
        let answer = try await talk.send(.post, "/sessions", InteractiveTalk.freeFall)
        let cookie = try #require(answer.headers[.setCookie])
        #expect(cookie.hasPrefix("physix_owner="))
        #expect(cookie.contains("HttpOnly"))
        talk.headers[.cookie] = "theme=dark; " + cookie.prefix { $0 != ";" }
        let list = try await talk.send(.get, "/sessions").json()
        #expect(list["sessions"]?.array?.count == 1)
        #expect(try await talk.send(.post, "/sessions", InteractiveTalk.freeFall).headers[.setCookie] == nil)
    }

    @Test func aListHasPages() async throws {
        for _ in 0..<3 { _ = try await talk.begin() }
        let first = try await talk.send(.get, "/sessions?limit=2").json()
        #expect(first["sessions"]?.array?.count == 2)
        let next = try #require(first["next"]?.integer)
        let second = try await talk.send(.get, "/sessions?limit=2&before=\(next)").json()
        #expect(second["sessions"]?.array?.count == 1)
        #expect(second["next"] == JSONValue.null)
        #expect(try await talk.send(.get, "/sessions?limit=many").status == 422)
    }

    @Test func anAnonymousSessionDoesNotTellItsSystem() async throws {
        let body = #"{"system_id":"damped_spring","seed":1,"reveal":"anonymous"}"#
        let answer = try await talk.send(.post, "/sessions", body)
        #expect(!answer.text.contains("spring"))
        #expect(try answer.json()["system"]?["system_id"] == "anonymous")
        let list = try await talk.send(.get, "/sessions")
        #expect(!list.text.contains("spring"))
    }

    @Test func equalSeedsGiveEqualProblems() async throws {
        let bodies = [
            try await talk.send(.post, "/sessions", #"{"seed":5}"#),
            try await talk.send(.post, "/sessions", #"{"seed":5}"#),
        ]
        #expect(try bodies[0].json()["observation"] == bodies[1].json()["observation"])
    }
}
