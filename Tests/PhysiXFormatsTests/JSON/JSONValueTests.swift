import PhysiXFormats
import Testing

struct JSONValueTests {
    @Test(arguments: ["12345678901234567890", "1.10", "-0", "1E5", #""a\u0000""#, #"{"b":[1.0,null],"a":0.10}"#])
    func identifiersAreEchoedByteForByte(_ text: String) throws {
        var json = JSONWriter()
        json.value(try JSONValue(parsing: text))
        #expect(json.text == text)
    }

    @Test func partsAreReachedByTheirType() throws {
        let value = try JSONValue(parsing: #"{"a":[1,2.5,"x",true,null],"b":{}}"#)
        #expect(value["a"]?[0]?.integer == 1)
        #expect(value["a"]?[1]?.double == 2.5)
        #expect(value["a"]?[2]?.string == "x")
        #expect(value["a"]?[3]?.bool == true)
        #expect(value["a"]?[4] == .null)
        #expect(value["a"]?[5] == nil)
        #expect(value["a"]?.array?.count == 5)
        #expect(value["b"]?.object == JSONObject())
        #expect(value["c"] == nil)
        #expect(value.integer == nil && value.double == nil && value.string == nil && value.bool == nil)
        #expect(value.array == nil && value[0] == nil && JSONValue(1.5)["a"] == nil && JSONValue(1).object == nil)
    }

    @Test func literalsAreValues() throws {
        let value: JSONValue = ["a": [1, "x", true, nil], "b": JSONValue(1.5), "c": JSONValue(.nan)]
        #expect(try JSONValue(parsing: #"{"a":[1,"x",true,null],"b":1.5,"c":null}"#) == value)
    }

    @Test func membersKeepTheirOrderWhileTheyChange() {
        var object = JSONObject()
        object["b"] = 1
        object["a"] = 2
        object["b"] = 3
        #expect(object.members.map(\.key) == ["b", "a"])
        #expect(object["b"] == 3)
        object["b"] = nil
        object["none"] = nil
        #expect(object.members == [JSONObject.Member(key: "a", value: 2)])
    }

    @Test func keysThatDifferInNormalisationOnlyAreDifferent() throws {
        let value = try JSONValue(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(value.object?.members.count == 2)
        #expect(value["e\u{301}"] == 2)
    }

    @Test func manyMembersTakeLinearTime() throws {
        var json = JSONWriter()
        json.object { json in
            for index in 0..<50_000 { json.member("key\(index % 40_000)", index) }
        }
        let value = try JSONValue(parsing: json.bytes)
        #expect(value.object?.members.count == 40_000)
        #expect(value["key0"] == 40_000)
    }
}
