import PhysiXFormats
import Testing

/// What model servers write that is not quite JSON.
struct LenientJSONTests {
    private static let lenient = JSONReader.Options(dialect: .lenient)

    @Test(arguments: [
        ("\"a\u{1}b\nc\td\r\u{1F}\"", JSONValue.string("a\u{1}b\nc\td\r\u{1F}")),
        ("\"\u{0}\"", .string("\u{0}")),
        (#""\ud83d""#, .string("\u{FFFD}")),
        (#""\ude00x""#, .string("\u{FFFD}x")),
        (#""\ud83dx\ud83d\n\ud83d\ude00""#, .string("\u{FFFD}x\u{FFFD}\n😀")),
        (#""\ud83d\ud83d\ude00""#, .string("\u{FFFD}😀")),
        ("NaN", .null),
        ("[NaN,Infinity, -Infinity ,-1]", .array([.null, .null, .null, .number(JSONNumber(-1))])),
        (
            #"{"a":NaN,"b":"x\#u{7}"}"#,
            .object(JSONObject([.init(key: "a", value: .null), .init(key: "b", value: "x\u{7}")]))
        ),
    ])
    func isReadWhereItIsAllowed(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text, options: Self.lenient) == value)
        #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
    }

    @Test(arguments: [
        "", "\"a", "\"a\n", "NaNa", "Inf", "-Inf", "- Infinity", "nan", "[1,]", "{a:1}", "'a'", #""\x""#, #""\ud83"#,
        "\"\u{1}\\",
    ])
    func whatNobodyWritesIsRefusedAllTheSame(text: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: text, options: Self.lenient) }
    }

    @Test func aNumberBeyondDoubleStaysAsItIsWritten() throws {
        let value = try JSONValue(parsing: "[1e999]", options: Self.lenient)
        #expect(value[0]?.double == nil)
        #expect(value == .array([.number(try JSONNumber(parsing: "1e999"))]))
    }

    @Test func valuesOfOtherTypesAreSkippedWithWhatTheyHold() throws {
        let name = try JSONReader.read("{\"score\":-Infinity,\"text\":\"\u{2}\",\"name\":\"x\"}", options: Self.lenient)
        {
            reader throws(JSONError) in
            var name = ""
            try reader.beginObject()
            while try reader.nextKey() { if reader.key == "name" { name = try reader.readString() } }
            return name
        }
        #expect(name == "x")
    }
}
