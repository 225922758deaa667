import PhysiXFormats
import Testing

struct JSONReaderTests {
    struct Sample: Equatable {
        var name = ""
        var values: [Double] = []
        var isGood: Bool?
        var seed: UInt64 = 0
    }

    private func readSample(_ reader: inout JSONReader) throws(JSONError) -> Sample {
        var sample = Sample()
        try reader.beginObject()
        while try reader.nextKey() {
            switch reader.key {
            case "name": sample.name = try reader.readString()
            case "values":
                try reader.beginArray()
                while try reader.nextElement() { sample.values.append(try reader.readDouble()) }
            case "good": sample.isGood = try reader.readNull() ? nil : try reader.readBool()
            case "seed": sample.seed = try reader.readInteger()
            default: throw reader.refusal("unknown key `\(reader.key)`", hint: "leave it out")
            }
        }
        return sample
    }

    @Test func membersAreReadInAnyOrder() throws {
        let text = """
             { "values" : [1, -2.5e1 ,3.0] , "good": true, "seed":18446744073709551615,"n\\u0061me":"a\\"b"}\r\n\t
            """
        let sample = try JSONReader.read(text) { reader throws(JSONError) in try readSample(&reader) }
        #expect(sample == Sample(name: "a\"b", values: [1, -25, 3], isGood: true, seed: .max))
    }

    @Test func nullIsReadWhereAskedFor() throws {
        let sample = try JSONReader.read(#"{"good":null,"name":"x"}"#) { reader throws(JSONError) in
            try readSample(&reader)
        }
        #expect(sample == Sample(name: "x"))
    }

    @Test func unreadValuesAreSkippedAndChecked() throws {
        let text = #"{"a":{"b":[1,{"c":"}"}]},"x":1,"d":"\\"}"#
        let keys = try JSONReader.read(text) { reader throws(JSONError) in
            var keys: [String] = []
            try reader.beginObject()
            while try reader.nextKey() { keys.append(reader.key) }
            return keys
        }
        #expect(keys == ["a", "x", "d"])
        #expect(throws: JSONError.self) {
            try JSONReader.read(#"{"a":[1,tru]}"#) { reader throws(JSONError) in
                try reader.beginObject()
                while try reader.nextKey() {}
            }
        }
    }

    @Test func keysAreComparedAsBytes() throws {
        try JSONReader.read(#"{"v\u0079":1,"vy":2,"v":3}"#) { reader throws(JSONError) in
            var matches: [Bool] = []
            try reader.beginObject()
            while try reader.nextKey() { matches.append(reader.keyIs("vy")) }
            #expect(matches == [true, true, false])
        }
    }

    @Test func refusalsOfTheCallerCarryThePlace() throws {
        let error = #expect(throws: JSONError.self) {
            try JSONReader.read("{\"name\":\"a\",\n  \"nmae\":\"b\"}") { reader throws(JSONError) in
                try readSample(&reader)
            }
        }
        #expect(error?.kind == .invalid)
        #expect(error?.summary == "line 2, column 3: unknown key `nmae`")
        #expect(error?.hint == "leave it out")
        #expect(error?.range == 15..<21)
    }

    @Test func aValueIsReadFromTheMiddleOfAText() throws {
        let bytes = Array(#"The answer: {"a": [1]} as asked."#.utf8)
        let (value, end) = try JSONReader.readPrefix(of: bytes.span, from: 12) { reader throws(JSONError) in
            try reader.readValue()
        }
        #expect(value == ["a": [1]])
        #expect(end == 22)
    }

    @Test func placesInThePrefixCountFromTheBeginningOfTheText() throws {
        let bytes = Array("ä\nx [1,]".utf8)
        let error = #expect(throws: JSONError.self) {
            try JSONReader.readPrefix(of: bytes.span, from: 5) { reader throws(JSONError) in try reader.readValue() }
        }
        #expect(error?.summary == "line 2, column 6: expected a value, found `]`")
        #expect(error?.range == 8..<9)
    }

    @Test func aByteOrderMarkIsPassedOver() throws {
        #expect(try JSONValue(parsing: "\u{FEFF}[true]") == [true])
    }

    @Test(arguments: [("1", 1), ("-0", 0), ("3.0", 3), ("3e2", 300), ("30e-1", 3), ("9223372036854775807", Int.max)])
    func integersInEverySpelling(_ text: String, _ expected: Int) throws {
        let value = try JSONReader.read(text) { reader throws(JSONError) in try reader.readInteger(Int.self) }
        #expect(value == expected)
    }

    @Test(arguments: ["1.5", "9223372036854775808", "1e300", "1e30", "0.1e0", "12345678901234567891.0"])
    func otherNumbersAreNoIntegers(_ text: String) {
        #expect(throws: JSONError.self) {
            try JSONReader.read(text) { reader throws(JSONError) in try reader.readInteger(Int.self) }
        }
    }

    @Test(arguments: [
        ("not json", "`n`"), ("nullify", "`n`"), ("nul", "`n`"), ("true_story", "`t`"), ("falsehood", "`f`"),
        ("trap", "`t`"), ("-x", "`-`"), ("null", "null"), ("false", "true or false"), ("-1", "a number"),
    ])
    func onlyAWholeWordHasAType(_ text: String, _ found: String) {
        let error = #expect(throws: JSONError.self) {
            try JSONReader.read(text) { reader throws(JSONError) in try readSample(&reader) }
        }
        #expect(error?.summary == "line 1, column 1: expected an object, found \(found)")
    }

    @Test func wrongTypesAreNamed() {
        let error = #expect(throws: JSONError.self) {
            try JSONReader.read(#"{"name":12}"#) { reader throws(JSONError) in try readSample(&reader) }
        }
        #expect(error?.kind == .wrongType)
        #expect(error?.summary == "line 1, column 9: expected a string, found a number")
    }
}
