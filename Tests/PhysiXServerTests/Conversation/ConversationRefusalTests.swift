import PhysiXFormats
import Testing

@testable import PhysiXServer

/// The bodies of `VALIDATION_ERROR`, as the reference server words them.
struct ConversationRefusalTests {
    @Test(arguments: [
        (#"{"type":"reset","data":5}"#, "dict_type", #"["data"]"#),
        (#"{"type":"reset","data":null}"#, "dict_type", #"["data"]"#),
        (#"{"type":"reset","data":{},"foo":1}"#, "extra_forbidden", #"["foo"]"#),
        (#"{"type":"reset","data":{"seed":-1}}"#, "greater_than_equal", #"["data","seed"]"#),
        (#"{"type":"reset","data":{"seed":"abc"}}"#, "int_parsing", #"["data","seed"]"#),
        (#"{"type":"reset","data":{"system_id":"nope"}}"#, "literal_error", #"["data","system_id"]"#),
        (#"{"type":"reset","data":{"max_turns":65}}"#, "less_than_equal", #"["data","max_turns"]"#),
        (#"{"type":"step"}"#, "missing", #"["data"]"#),
        (#"{"type":"step","data":[]}"#, "dict_type", #"["data"]"#),
        (#"{"type":"step","data":{"equation":5}}"#, "string_type", #"["equation"]"#),
        (#"{"type":"step","data":{"params":{"k":"x"}}}"#, "float_parsing", #"["params","k"]"#),
        (#"{"type":"step","data":{"params":{"k":1e400}}}"#, "finite_number", #"["params","k"]"#),
        (#"{"type":"step","data":{"action":{"equation":""}}}"#, "extra_forbidden", #"["action"]"#),
        (#"{"type":"step","data":{"timeout_s":1}}"#, "extra_forbidden", #"["timeout_s"]"#),
        (#"{"type":"state","data":{}}"#, "extra_forbidden", #"["data"]"#),
        (#"{"type":"close","data":{}}"#, "extra_forbidden", #"["data"]"#),
    ])
    func aBadMessageIsRefusedWithItsPlace(_ message: String, _ type: String, _ location: String) throws {
        var talk = try Talk()
        let (answer, goesOn) = try talk.say(message)
        #expect(goesOn)
        #expect(answer["data"]?["code"] == "VALIDATION_ERROR")
        #expect(answer["data"]?["message"] == "Invalid message")
        let issue = answer["data"]?["errors"]?[0]
        #expect(issue?["type"] == .string(type))
        #expect(issue?["loc"] == (try JSONValue(parsing: location)))
        #expect(issue?["url"] == .string("https://errors.pydantic.dev/2.14/v/\(type)"))
    }

    @Test func allMistakesAreToldInTheOrderOfTheFieldsAndUnknownOnesLast() throws {
        var talk = try Talk()
        let step = #"{"type":"step","data":{"zz":1,"rationale":1,"params":[],"equation":2,"metadata":3}}"#
        let errors = try talk.ask(step)["data"]?["errors"]?.array ?? []
        #expect(
            errors.map { $0["loc"]?[0] } == [
                .string("metadata"), .string("equation"), .string("params"), .string("rationale"), .string("zz"),
            ])
    }

    @Test func aRefusedStepTakesNoTurn() throws {
        var talk = try Talk()
        _ = try talk.ask(#"{"type":"reset"}"#)
        _ = try talk.ask(#"{"type":"step","data":{"equation":5}}"#)
        #expect(try talk.ask(#"{"type":"state"}"#)["data"]?["step_count"] == 0)
    }

    @Test func unknownArgumentsOfAResetAreIgnored() throws {
        var talk = try Talk()
        let reset = #"{"type":"reset","data":{"greeting":"hi","unknown":[1,2],"seed":null,"episode_id":null}}"#
        #expect(try talk.ask(reset)["type"] == "observation")
    }
}
