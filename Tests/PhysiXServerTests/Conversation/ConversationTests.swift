import PhysiXFormats
import Testing

@testable import PhysiXServer

struct ConversationTests {
    private static let reset = #"{"type":"reset","data":{"seed":3,"system_id":"free_fall","episode_id":"e"}}"#

    @Test func aResetShowsTheProblemWithoutAReward() throws {
        var talk = try Talk()
        let answer = try talk.ask(Self.reset)
        #expect(answer["type"] == "observation")
        #expect(answer["data"]?["reward"] == .null)
        #expect(answer["data"]?["done"] == false)
        #expect(answer["data"]?["metadata"] == nil)
        #expect(answer["data"]?["observation"]?["turn"] == 0)
        #expect(answer["data"]?["observation"]?["metadata"]?.object?.members.isEmpty == true)
        #expect(answer["data"]?["observation"]?["reward"] == nil)
        #expect(answer["data"]?["observation"]?["trajectory"]?.array?.count == 100)
    }

    @Test func aStepIsRewardedAndCounted() throws {
        var talk = try Talk()
        _ = try talk.ask(Self.reset)
        let answer = try talk.ask(#"{"type":"step","data":{"equation":"d2y/dt2 = -9.81"}}"#)
        #expect(answer["data"]?["done"] == true)
        #expect(answer["data"]?["reward"]?.double ?? 0 > 0.98)
        let state = try talk.ask(#"{"type":"state"}"#)
        #expect(state["type"] == "state")
        #expect(state["data"]?["episode_id"] == "e")
        #expect(state["data"]?["step_count"] == 1)
        #expect(state["data"]?["converged"] == true)
        #expect(state["data"]?["system_id"] == "free_fall")
    }

    @Test func aTurnAfterTheEndIsAnExecutionErrorAndTheSessionStaysUsable() throws {
        var talk = try Talk()
        _ = try talk.ask(Self.reset)
        _ = try talk.ask(#"{"type":"step","data":{"equation":"d2y/dt2 = -9.81"}}"#)
        let refusal = try talk.say(#"{"type":"step","data":{"equation":"d2y/dt2 = -9.81"}}"#)
        #expect(refusal.goesOn)
        #expect(refusal.answer["data"]?["code"] == "EXECUTION_ERROR")
        #expect(try talk.ask(Self.reset)["type"] == "observation")
    }

    @Test func aStepBeforeAResetStartsTheSameEpisodeEveryTime() throws {
        var one = try Talk()
        var two = try Talk()
        let step = #"{"type":"step","data":{}}"#
        #expect(try one.ask(step)["data"]?["observation"] == two.ask(step)["data"]?["observation"])
    }

    @Test func equalSeedsGiveEqualProblems() throws {
        var one = try Talk()
        var two = try Talk()
        for seed in ["0", "7", "18446744073709551615"] {
            let reset = #"{"type":"reset","data":{"seed":\#(seed)}}"#
            #expect(try one.ask(reset) == two.ask(reset))
        }
    }

    @Test func theStateBeforeTheFirstResetHasANameAndNoSystem() throws {
        var talk = try Talk()
        let state = try talk.ask(#"{"type":"state"}"#)
        #expect(state["data"]?["step_count"] == 0)
        #expect(state["data"]?["system_id"] == .null)
        #expect(state["data"]?["episode_id"]?.string?.utf8.count == 36)
    }

    @Test(arguments: [
        "{bad", "", "nope", #"{"type": "reset""#, "\u{1}", #"{"type":"step","data":{"params":{"a":NaN}}}"#,
    ])
    func whatIsNoJSONIsSaidToBeNone(_ message: String) throws {
        var talk = try Talk()
        let (answer, goesOn) = try talk.say(message)
        #expect(answer["data"]?["code"] == "INVALID_JSON")
        #expect(answer["data"]?["message"]?.string?.hasPrefix("Invalid JSON: ") == true)
        #expect(goesOn)
    }

    @Test(arguments: [
        (#"{"type":"bogus"}"#, "bogus"), (#"{"type":""}"#, ""), ("{}", ""), (#"{"type":5}"#, "5"),
        (#"{"type":null}"#, "None"), (#"{"type":"RESET"}"#, "RESET"), (#"{"type":["reset"]}"#, "['reset']"),
        (#"{"type":true}"#, "True"),
    ])
    func anUnknownTypeIsNamedAsPythonPrintsIt(_ message: String, _ name: String) throws {
        var talk = try Talk()
        let (answer, goesOn) = try talk.say(message)
        #expect(answer["data"]?["code"] == "UNKNOWN_TYPE")
        #expect(answer["data"]?["message"] == .string("Unknown message type: \(name)"))
        #expect(goesOn)
    }

    @Test(arguments: ["[1, 2]", "\"reset\"", "null", "5"])
    func whatIsNoObjectEndsTheConversationWithoutPythonsWords(_ message: String) throws {
        var talk = try Talk()
        let (answer, goesOn) = try talk.say(message)
        #expect(answer["data"]?["code"] == "SESSION_ERROR")
        #expect(answer["data"]?["message"] == "A message must be a JSON object")
        #expect(!goesOn)
    }

    @Test func closeIsNotAnswered() throws {
        var talk = try Talk()
        let (answer, goesOn) = try talk.say(#"{"type":"close"}"#)
        #expect(answer == .null)
        #expect(!goesOn)
    }

    @Test func duplicateKeysCountLastAsInPython() throws {
        var talk = try Talk()
        #expect(try talk.ask(#"{"type":"bogus","type":"state"}"#)["type"] == "state")
    }

    @Test func anotherOrderOfKeysIsTheSameStep() throws {
        var talk = try Talk()
        _ = try talk.ask(Self.reset)
        let answer = try talk.ask(#"{"data":{"equation":"d2y/dt2 = -9.81"},"type":"step"}"#)
        #expect(answer["data"]?["done"] == true)
    }

    @Test func numbersInQuotesAreNumbers() throws {
        var talk = try Talk()
        _ = try talk.ask(Self.reset)
        let answer = try talk.ask(#"{"type":"step","data":{"equation":"d2y/dt2 = -g","params":{"g":"9.81"}}}"#)
        #expect(answer["data"]?["observation"]?["history"]?[0]?["params"]?["g"]?.double == 9.81)
    }
}
