import PhysiXKernel
import Testing

@testable import PhysiXEpisodes

/// A completion as models write it, and what it means.
struct UglyCompletion: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    var equation = "d2y/dt2 = -g"
    var parameters: Parameters = ["g": 9.81]
    var hasRemark = false

    init(
        _ name: String, _ text: String, equation: String = "d2y/dt2 = -g", parameters: Parameters = ["g": 9.81],
        hasRemark: Bool = false
    ) {
        testDescription = name
        self.text = text
        self.equation = equation
        self.parameters = parameters
        self.hasRemark = hasRemark
    }
}

private let plain = #"{"equation": "d2y/dt2 = -g", "params": {"g": 9.81}, "rationale": "fall"}"#

private let readable: [UglyCompletion] = [
    UglyCompletion("plain", plain),
    UglyCompletion("byte order mark", "\u{FEFF}" + plain),
    UglyCompletion("prose around", "Sure! Here is my answer:\n\(plain)\nI hope that it helps."),
    UglyCompletion("prose with braces before", "For the set {y, vy} and \\frac{g}{2} I propose \(plain)"),
    UglyCompletion("fence", "```json\n\(plain)\n```"),
    UglyCompletion("fence without a language", "```\n\(plain)\n```"),
    UglyCompletion("think block", "<think>Maybe {\"equation\": \"dy/dt = 1\"}? No.</think>\n\(plain)"),
    UglyCompletion("two think blocks", "<think>a</think>{\"equation\": \"dy/dt = 1\"}<think>b</think>\(plain)"),
    UglyCompletion("think block that is not closed", "<think>Gravity, so \(plain)"),
    UglyCompletion("think block opened by the prompt", "It falls. {\"equation\": \"x\"} </think>\n\n\(plain)"),
    UglyCompletion("a draft first, then the decision", "{\"equation\": \"dy/dt = 1\"} or rather \(plain)"),
    UglyCompletion("an object without an equation last", "\(plain) {\"confidence\": 0.9}"),
    UglyCompletion("an object without an equation first", "{\"plan\": {\"steps\": [1, 2]}} \(plain)"),
    UglyCompletion("complete before truncated", "\(plain) {\"equation\": \"dy/dt = 1\", \"par"),
    UglyCompletion("wrapped", "{\"action\": \(plain)}"),
    UglyCompletion("in an array", "[\(plain)]"),
    UglyCompletion("single quotes", "{'equation': 'd2y/dt2 = -g', 'params': {'g': 9.81}}"),
    UglyCompletion(
        "apostrophe in single quotes",
        "{'rationale': 'it's gravity', 'equation': 'd2y/dt2 = -g', 'params': {'g': 9.81}}"),
    UglyCompletion("trailing commas", #"{"equation": "d2y/dt2 = -g", "params": {"g": 9.81,},}"#),
    UglyCompletion("missing comma", "{\"equation\": \"d2y/dt2 = -g\"\n\"params\": {\"g\": 9.81}}"),
    UglyCompletion(
        "Python literals", "{'equation': 'd2y/dt2 = -g', 'params': {'g': 9.81}, 'rationale': None, 'final': True}"),
    UglyCompletion(
        "line comments",
        "{\n// gravity only\n\"equation\": \"d2y/dt2 = -g\", # the law\n\"params\": {\"g\": 9.81 // m/s2\n}}"),
    UglyCompletion("block comment", #"{/* { */ "equation": /* x */ "d2y/dt2 = -g", "params": {"g": 9.81}}"#),
    UglyCompletion("keys without quotes", #"{equation: "d2y/dt2 = -g", params: {g: 9.81}}"#),
    UglyCompletion("nothing in quotes", "{equation: d2y/dt2 = -g, params: {g: 9.81}}"),
    UglyCompletion("eqn", #"{"eqn": "d2y/dt2 = -g", "params": {"g": 9.81}}"#),
    UglyCompletion("ode", #"{"ode": "d2y/dt2 = -g", "params": {"g": 9.81}}"#),
    UglyCompletion("formula", #"{"formula": "d2y/dt2 = -g", "params": {"g": 9.81}}"#),
    UglyCompletion("expr", #"{"expr": "d2y/dt2 = -g", "params": {"g": 9.81}}"#),
    UglyCompletion(
        "the right key beats its alias", #"{"formula": "y", "equation": "d2y/dt2 = -g", "params": {"g": 9.81}}"#),
    UglyCompletion("upper case keys", #"{"Equation": "d2y/dt2 = -g", "PARAMS": {"g": 9.81}}"#),
    UglyCompletion("numeric strings", #"{"equation": "d2y/dt2 = -g", "params": {"g": " 9.81 "}}"#),
    UglyCompletion(
        "unescaped quotes", #"{"rationale": "a "free" fall", "equation": "d2y/dt2 = -g", "params": {"g": 9.81}}"#),
    UglyCompletion(
        "unknown keys", #"{"equation": "d2y/dt2 = -g", "params": {"g": 9.81}, "confidence": [1, {"a": null}]}"#),
    UglyCompletion("a key twice", #"{"equation": "y", "equation": "d2y/dt2 = -g", "params": {"g": 9.81}}"#),
    UglyCompletion(
        "line break in a string",
        "{\"rationale\": \"it\nfalls\", \"equation\": \"d2y/dt2 = -g\", \"params\": {\"g\": 9.81}}"),
    UglyCompletion(
        "control characters in a string",
        "{\"rationale\": \"\u{0}\u{1B}[0m\u{7}\", \"equation\": \"d2y/dt2 = -g\", \"params\": {\"g\": 9.81}}"),
    UglyCompletion(
        "Windows line ends", "{\r\n\"equation\": \"d2y/dt2 = -g\",\r\n\"params\": {\r\n\"g\": 9.81\r\n}\r\n}\r\n"),
    UglyCompletion("escaped slash and code point", #"{"equation": "d2y\/dt2 \u003d -g", "params": {"g": 9.81}}"#),
    UglyCompletion(
        "several equations in a string", #"{"equation": "dx/dt = y\ndy/dt = -x", "params": {}}"#,
        equation: "dx/dt = y\ndy/dt = -x", parameters: [:]),
    UglyCompletion(
        "several equations in an array", #"{"equation": ["dx/dt = y", "dy/dt = -x"]}"#,
        equation: "dx/dt = y; dy/dt = -x", parameters: [:]),
    UglyCompletion(
        "LaTeX with escaped backslashes", #"{"equation": "\\ddot{y} = -\\frac{g}{m}", "params": {"g": 9.81}}"#,
        equation: #"\ddot{y} = -\frac{g}{m}"#),
    UglyCompletion(
        "LaTeX with bare backslashes", #"{"equation": "\ddot\theta = -\frac{g}{L}\beta", "params": {"g": 9.81}}"#,
        equation: #"\ddot\theta = -\frac{g}{L}\beta"#),
    UglyCompletion(
        "truncated in the rationale", #"{"equation": "d2y/dt2 = -g", "params": {"g": 9.81}, "rationale": "it fa"#,
        hasRemark: true),
    UglyCompletion(
        "truncated in the parameters", #"{"equation": "d2y/dt2 = -g", "params": {"g": 9.81, "k": 0.0"#, hasRemark: true),
    UglyCompletion(
        "truncated in a number", #"{"equation": "d2y/dt2 = -g", "params": {"g": 9.8"#, parameters: [:], hasRemark: true),
    UglyCompletion(
        "fence instead of the last brace", "```json\n{\"equation\": \"d2y/dt2 = -g\", \"params\": {\"g\": 9.81}\n```",
        hasRemark: true),
    UglyCompletion(
        "array for params", #"{"equation": "d2y/dt2 = -g", "params": [9.81]}"#, parameters: [:], hasRemark: true),
    UglyCompletion(
        "nonsense for params", #"{"equation": "d2y/dt2 = -g", "params": "gravity"}"#, parameters: [:], hasRemark: true),
    UglyCompletion("null for params", #"{"equation": "d2y/dt2 = -g", "params": null}"#, parameters: [:]),
    UglyCompletion("huge number", #"{"equation": "d2y/dt2 = -g", "params": {"g": 9.81, "k": 1e999}}"#, hasRemark: true),
    UglyCompletion(
        "number of a thousand digits",
        "{\"equation\": \"d2y/dt2 = -g\", \"params\": {\"g\": 9.81, \"k\": \(String(repeating: "9", count: 1000))}}",
        hasRemark: true),
    UglyCompletion(
        "numbers that are none",
        #"{"equation": "d2y/dt2 = -g", "params": {"g": 9.81, "a": NaN, "b": -Infinity, "c": "inf", "d": true, "e": {}, "f": "0x10"}}"#,
        hasRemark: true),
    UglyCompletion("extra closing braces", plain + "}}}"),
]

private let unreadable: [UglyCompletion] = [
    UglyCompletion("nothing", ""),
    UglyCompletion("white space", " \n\t "),
    UglyCompletion("prose", "I cannot determine the equation."),
    UglyCompletion("bare equation", "d2y/dt2 = -9.81"),
    UglyCompletion("empty object", "{}"),
    UglyCompletion("array of numbers", "[1, 2, 3]"),
    UglyCompletion("no equation", #"{"params": {"g": 9.81}}"#),
    UglyCompletion("empty equation", #"{"equation": "", "params": {}}"#),
    UglyCompletion("null equation", #"{"equation": null}"#),
    UglyCompletion("equation as an object", #"{"equation": {"lhs": "y", "rhs": "x"}}"#),
    UglyCompletion("truncated in the equation", #"{"equation": "d2y/dt2 = -9.8"#),
    UglyCompletion("truncated in the key", #"{"equat"#),
    UglyCompletion("answer only in the think block", "<think>\(plain)</think> I am not sure."),
    UglyCompletion("deep nesting", String(repeating: #"{"a":"#, count: 1000) + plain),
    UglyCompletion("opening braces, a megabyte", String(repeating: "{", count: 1 << 20)),
    UglyCompletion("opening objects without end", String(repeating: #"{"a":"#, count: 1 << 14)),
    UglyCompletion("opening comments without end", String(repeating: "{/*", count: 1 << 14)),
    UglyCompletion("opening strings without end", String(repeating: "{\"", count: 1 << 14)),
    UglyCompletion("backslashes without end", "{\"equation\": \"" + String(repeating: "\\", count: 1 << 16)),
]

struct CompletionTests {
    @Test(arguments: readable) func whatIsMeantIsRead(ugly: UglyCompletion) {
        let completion = Completion(parsing: ugly.text)
        #expect(completion.action.equation == ugly.equation)
        #expect(completion.action.parameters == ugly.parameters)
        #expect((completion.remark != nil) == ugly.hasRemark, "\(completion.remark ?? "no remark")")
    }

    @Test(arguments: unreadable) func whatSaysNothingIsAnEmptyActionWithARemark(ugly: UglyCompletion) {
        let completion = Completion(parsing: ugly.text)
        #expect(completion.action == Action())
        #expect(completion.remark != nil)
    }

    @Test func theRationaleIsKept() {
        #expect(Completion(parsing: plain).action.rationale == "fall")
        #expect(
            Completion(parsing: #"{"equation": "y", "rationale": "\u00e9\ud83c\udf4e \ud800 \" \t\\"}"#).action
                .rationale == "é🍎 \u{FFFD} \" \t\\")
    }

    @Test func parametersBeyondWhatTheLanguageAcceptsAreNotCollected() {
        let entries = (0..<20_000).map { "\"p\($0)\": 1" }.joined(separator: ",")
        let completion = Completion(parsing: "{\"equation\": \"dy/dt = y\", \"params\": {\(entries)}}")
        #expect(completion.action.parameters.count == Limits.parameters + 1)
    }
}
