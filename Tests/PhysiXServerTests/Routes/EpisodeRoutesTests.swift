import HTTPTypes
import PhysiXEpisodes
import PhysiXFormats
import Testing

@testable import PhysiXServer

struct EpisodeRoutesTests {
    private let server = RouterTalk()

    @Test(arguments: [
        "", "{}", #"{"seed":"7"}"#, #"{"seed":3.0}"#, #"{"seed":true}"#, #"{"seed":null,"episode_id":null}"#,
        #"{"seed":1180591620717411303424}"#, #"{"greeting":"hi","unknown":[1]}"#, #"{"noise":0.05,"samples":20.0}"#,
    ])
    func aResetTakesWhatPydanticTakes(_ body: String) async throws {
        let answer = try await server.send(.post, "/reset", body)
        #expect(answer.status == 200)
        let json = try answer.json()
        #expect(json["reward"] == .null)
        #expect(json["done"] == false)
        #expect(json["observation"]?["turn"] == 0)
        #expect(json.object?.members.map(\.key).contains("metadata") == true)
    }

    @Test(arguments: [
        (
            #"{"seed":-1}"#,
            #"{"type":"greater_than_equal","loc":["body","seed"],"msg":"Input should be greater than or equal to 0","input":-1,"ctx":{"ge":0}}"#
        ),
        (
            #"{"seed":"abc"}"#,
            #"{"type":"int_parsing","loc":["body","seed"],"msg":"Input should be a valid integer, unable to parse string as an integer","input":"abc"}"#
        ),
        (
            #"{"seed":1.5}"#,
            #"{"type":"int_from_float","loc":["body","seed"],"msg":"Input should be a valid integer, got a number with a fractional part","input":1.5}"#
        ),
        (
            #"{"episode_id":5}"#,
            #"{"type":"string_type","loc":["body","episode_id"],"msg":"Input should be a valid string","input":5}"#
        ),
        (
            "[1]",
            #"{"type":"model_attributes_type","loc":["body"],"msg":"Input should be a valid dictionary or object to extract fields from","input":[1]}"#
        ),
        (
            #"{"reveal":"half"}"#,
            #"{"type":"literal_error","loc":["body","reveal"],"msg":"Input should be 'full' or 'anonymous'","input":"half","ctx":{"expected":"'full' or 'anonymous'"}}"#
        ),
        (
            #"{"system_id":"sir_epidemic","variant":"altered","noise":1e400}"#,
            #"{"type":"finite_number","loc":["body","noise"],"msg":"Input should be a finite number","input":1e400}"#
        ),
    ])
    func aBadResetIsRefusedInPydanticsWords(_ body: String, _ issue: String) async throws {
        let answer = try await server.send(.post, "/reset", body)
        #expect(answer.status == 422)
        #expect(answer.text == #"{"detail":[\#(issue)]}"#)
    }

    @Test(arguments: [
        ("", #"{"type":"missing","loc":["body"],"msg":"Field required","input":null}"#),
        ("{}", #"{"type":"missing","loc":["body","action"],"msg":"Field required","input":{}}"#),
        (
            #"{"action":"x"}"#,
            #"{"type":"dict_type","loc":["body","action"],"msg":"Input should be a valid dictionary","input":"x"}"#
        ),
        (
            #"{"action":{},"timeout_s":0}"#,
            #"{"type":"greater_than","loc":["body","timeout_s"],"msg":"Input should be greater than 0","input":0,"ctx":{"gt":0}}"#
        ),
        (
            #"{"action":{"foo":1}}"#,
            #"{"type":"extra_forbidden","loc":["foo"],"msg":"Extra inputs are not permitted","input":1,"url":"https://errors.pydantic.dev/2.14/v/extra_forbidden"}"#
        ),
    ])
    func aBadStepIsRefusedInPydanticsWords(_ body: String, _ issue: String) async throws {
        let answer = try await server.send(.post, "/step", body)
        #expect(answer.status == 422)
        #expect(answer.text == #"{"detail":[\#(issue)]}"#)
    }

    @Test func aStepWithoutAResetStartsTheSameEpisodeEveryTime() async throws {
        let body = #"{"action":{"equation":"d2x/dt2 = 0"},"timeout_s":5.0,"request_id":"r","render":true}"#
        let first = try await server.send(.post, "/step", body)
        #expect(first.status == 200)
        #expect(try first.json()["observation"]?["turn"] == 1)
        #expect(try await server.send(.post, "/step", body).text == first.text)
    }

    @Test func aStepTakesTheArgumentsOfAReset() async throws {
        let body = #"{"action":{"equation":"d2y/dt2 = -9.81"},"system_id":"free_fall","seed":3}"#
        let answer = try await server.send(.post, "/step", body).json()
        #expect(answer["done"] == true)
        #expect(answer["observation"]?["system_id"] == "free_fall")
    }

    @Test func aLawThatCannotBeBentIsSaidAtItsArgument() async throws {
        let straight = server.assembly.table.tasks.catalog.systems.filter { $0.law.altered == nil }
        for system in straight {
            let answer = try await server.send(.post, "/reset", #"{"system_id":"\#(system.id)","variant":"altered"}"#)
            #expect(answer.status == 422)
            #expect(try answer.json()["detail"]?[0]?["loc"]?[1] == "variant")
        }
    }

    @Test func theStateIsThatOfANewEnvironment() async throws {
        let first = try await server.send(.get, "/state").json()
        #expect(first["step_count"] == 0)
        #expect(first["episode_id"] != (try await server.send(.get, "/state").json()["episode_id"]))
    }

    @Test func whatIsNoUTF8IsABadRequest() async throws {
        // A string of Swift cannot hold such bytes; the reader's own tests have them.
        let answer = try await server.send(.post, "/reset", "{bad")
        #expect(answer.status == 422)
        let issue = try answer.json()["detail"]?[0]
        #expect(issue?["type"] == "json_invalid")
        #expect(issue?["loc"] == ["body", 1])
        #expect(issue?["msg"] == "JSON decode error")
    }

    @Test func whatIsNotSentAsJSONIsAString() async throws {
        let answer = try await server.send(.post, "/reset", #"{"seed": 3}"#, headers: [.contentType: "text/plain"])
        #expect(answer.status == 422)
        #expect(try answer.json()["detail"]?[0]?["input"] == #"{"seed": 3}"#)
    }

    @Test func aBodyBeyondTheLimitIsTooLarge() async throws {
        let answer = try await server.send(.post, "/reset", String(repeating: " ", count: 64 * 1024 + 1))
        #expect(answer.status == 413)
    }

    @Test func aDeepBodyIsRefused() async throws {
        let deep = String(repeating: "[", count: 33) + String(repeating: "]", count: 33)
        #expect(try await server.send(.post, "/reset", deep).status == 422)
    }
}
