import PhysiXFormats
import Testing

/// The corners of RFC 8259's grammar, in the classes that JSON test suites have made customary.
struct JSONGrammarTests {
    @Test(arguments: [
        ("0", "0"), ("-0", "-0"), (" 7 ", "7"), ("1.10", "1.10"), ("1E+2", "1E+2"), ("1e-02", "1e-02"),
        ("-1.5e3", "-1.5e3"), ("12345678901234567890", "12345678901234567890"), ("1e400", "1e400"),
        ("0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001"),
        ("true", "true"), ("false", "false"), ("null", "null"), (#""""#, #""""#), ("[]", "[]"), ("{}", "{}"),
        ("[ ]", "[]"), ("{ }", "{}"), ("[[]   ]", "[[]]"), ("[1\n,\r\t2]", "[1,2]"), (#"{"":0}"#, #"{"":0}"#),
        (#"{"a":{},"b":[{}]}"#, #"{"a":{},"b":[{}]}"#), (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\u0008\u000c\n\r\t""#),
        (#""\u0041\u00e9\u20AC\uD834\uDD1E""#, #""Aé€𝄞""#), (#""\u0000""#, #""\u0000""#),
        (
            "\"\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\"",
            "\"\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\""
        ),
        (#""12345678\n12345678é12345678""#, #""12345678\n12345678é12345678""#),
        (#"{"a":1,"b":2,"a":3}"#, #"{"a":3,"b":2}"#), (#"[null,1,"x",{"y":[false]}]"#, #"[null,1,"x",{"y":[false]}]"#),
    ])
    func wellFormedTextIsReadAndWritten(_ text: String, _ written: String) throws {
        var json = JSONWriter()
        json.value(try JSONValue(parsing: text))
        #expect(json.text == written)
    }

    @Test(
        arguments: [
            ("", .unexpectedEnd), (" ", .unexpectedEnd), ("\u{FEFF}", .unexpectedEnd), ("[", .unexpectedEnd),
            ("[1", .unexpectedEnd), ("[1,", .unexpectedEnd), ("{", .unexpectedEnd), (#"{"a""#, .unexpectedEnd),
            (#"{"a":"#, .unexpectedEnd), (#"{"a":1"#, .unexpectedEnd), (#"{"a":1,"#, .unexpectedEnd),
            ("\"", .unexpectedEnd), (#""abc"#, .unexpectedEnd), (#""\"#, .unexpectedEnd), (#""\u00"#, .unexpectedEnd),
            ("-", .unexpectedEnd), ("nul", .unexpectedEnd), ("tru", .unexpectedEnd),
            ("NaN", .unexpectedCharacter), ("nan", .unexpectedCharacter), ("Infinity", .unexpectedCharacter),
            ("-Infinity", .unexpectedCharacter), ("True", .unexpectedCharacter), ("nUll", .unexpectedCharacter),
            ("+1", .unexpectedCharacter), (".5", .unexpectedCharacter), ("-.5", .unexpectedCharacter),
            ("-a", .unexpectedCharacter), ("'a'", .unexpectedCharacter), ("a", .unexpectedCharacter),
            ("[1,]", .unexpectedCharacter), ("[,1]", .unexpectedCharacter), ("[1,,2]", .unexpectedCharacter),
            ("[1 2]", .unexpectedCharacter), ("[1:2]", .unexpectedCharacter), ("[1}", .unexpectedCharacter),
            ("{]", .unexpectedCharacter), (#"{"a":1,}"#, .unexpectedCharacter), (#"{,"a":1}"#, .unexpectedCharacter),
            (#"{"a" 1}"#, .unexpectedCharacter), (#"{"a",1}"#, .unexpectedCharacter),
            (#"{"a"::1}"#, .unexpectedCharacter),
            (#"{"a":1 "b":2}"#, .unexpectedCharacter), ("{a:1}", .unexpectedCharacter), ("{1:1}", .unexpectedCharacter),
            ("{'a':1}", .unexpectedCharacter), ("[1 // x\n]", .unexpectedCharacter), ("/**/1", .unexpectedCharacter),
            ("[\u{A0}1]", .unexpectedCharacter), ("[\u{0C}1]", .unexpectedCharacter), ("[1e5x]", .unexpectedCharacter),
            ("[0x1F]", .unexpectedCharacter), ("\u{0}", .unexpectedCharacter), ("[nullx]", .unexpectedCharacter),
            ("1 1", .trailingContent), ("[]]", .trailingContent), ("{}#", .trailingContent),
            ("1.5.2", .trailingContent),
            ("\"a\"\"", .trailingContent), ("[]\u{0}", .trailingContent), ("truee", .trailingContent),
            ("01", .malformedNumber), ("-01", .malformedNumber), ("00", .malformedNumber), ("1.", .malformedNumber),
            ("1.e5", .malformedNumber), ("[1e]", .malformedNumber), ("1e+", .malformedNumber),
            ("1E-", .malformedNumber),
            (#""\x41""#, .malformedEscape), (#""\a""#, .malformedEscape), (#""\u12G4""#, .malformedEscape),
            (#""\U0041""#, .malformedEscape), (#""\'""#, .malformedEscape), (#""\uD800""#, .malformedEscape),
            (#""\uDC00""#, .malformedEscape), (#""\uD800\u0041""#, .malformedEscape), (#""\uD800x""#, .malformedEscape),
            (#""\uD834\uD834""#, .malformedEscape), (#""\é""#, .malformedEscape), ("\"\\\u{0}\"", .malformedEscape),
            ("\"a\nb\"", .controlCharacter), ("\"\t\"", .controlCharacter), ("\"\u{0}\"", .controlCharacter),
            ("\"12345678\u{1F}\"", .controlCharacter),
        ] as [(String, JSONError.Kind)])
    func malformedTextIsRefused(_ text: String, _ kind: JSONError.Kind) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error?.kind == kind, "\(error?.summary ?? "")")
        #expect((error?.range?.upperBound ?? 0) <= text.utf8.count)
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE2, 0x82],
            [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98],
            [0xF0, 0x9F, 0x28, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
        ] as [[UInt8]])
    func malformedUTF8IsRefused(_ inside: [UInt8]) {
        for filling in [0, 7, 8, 9] {
            let bytes = Array("[\"".utf8) + Array(repeating: 0x61, count: filling) + inside + Array("\"]".utf8)
            let error = #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
            #expect(error?.kind == .malformedUTF8)
            #expect(error?.range?.lowerBound == 2 + filling)
        }
    }

    @Test func everyASCIIByteIsFoundByTheWideScan() throws {
        for byte in UInt8(0)..<0x80 {
            for place in 0..<9 {
                var inside = Array(repeating: UInt8(ascii: "a"), count: 9)
                inside[place] = byte
                let bytes = [0x22] + inside + [0x22]
                let isPlain = byte >= 0x20 && byte != 0x22 && byte != 0x5C
                if isPlain {
                    #expect(try JSONValue(parsing: bytes).string == String(decoding: inside, as: UTF8.self))
                } else {
                    #expect((try? JSONValue(parsing: bytes)) == nil || byte == 0x5C)
                }
            }
        }
    }

    @Test func nestingIsLimited() throws {
        let nested = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        _ = try JSONValue(parsing: nested)
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: "[" + nested + "]") }
        #expect(error?.kind == .tooDeep)
        #expect(error?.range == 64..<65)
        let hostile = String(repeating: #"{"a":["#, count: 100_000)
        #expect(throws: JSONError.self) { try JSONValue(parsing: hostile) }
        #expect(throws: JSONError.self) {
            try JSONReader.read(hostile) { reader throws(JSONError) in try reader.skipValue() }
        }
    }

    @Test func lengthIsLimited() throws {
        let options = JSONReader.Options(maximumBytes: 4)
        #expect(try JSONValue(parsing: "[11]", options: options) == [11])
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: "[111]", options: options) }
        #expect(error?.kind == .tooLong)
    }

    @Test func duplicateKeysAreRefusedWhereTheCallerSaysSo() throws {
        let options = JSONReader.Options(duplicateKeys: .refused)
        let text = #"{"a":{"a":1,"b":[{"a":1}]},"b":2}"#
        #expect(try JSONValue(parsing: text, options: options)["b"] == 2)
        let error = #expect(throws: JSONError.self) {
            try JSONValue(parsing: #"{"b":0,"c":{"\u0061":1,"a":2}}"#, options: options)
        }
        #expect(error?.kind == .duplicateKey)
        #expect(error?.summary == "line 1, column 24: the key `a` occurs twice in one object")
    }

    @Test func messagesAreShortAndHarmless() {
        let long = #expect(throws: JSONError.self) { try JSONValue(parsing: "0" + String(repeating: "1", count: 999)) }
        let digits = String(repeating: "1", count: 39)
        #expect(long?.summary == "line 1, column 1: the number `0\(digits)…` begins with a needless 0")
        let escape = #expect(throws: JSONError.self) { try JSONValue(parsing: "\"\\\u{1B}\"") }
        #expect(escape?.summary == "line 1, column 2: `\\ ` in a string is not an escape sequence")
    }

    @Test func damagedDocumentsNeverCrash() throws {
        let original = Array(#"{"id":1.10,"problem":{"y":[1e5,"a\u00e9\\é",null,true]},"e":"d2y/dt2 = -g"}"#.utf8)
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(original[place % original.count], at: place)
                default: bytes.removeSubrange(place...)
                }
                if bytes.isEmpty { bytes = [0x5B] }
            }
            do throws(JSONError) {
                var json = JSONWriter()
                json.value(try JSONValue(parsing: bytes))
                var again = JSONWriter()
                again.value(try JSONValue(parsing: json.bytes))
                #expect(json.bytes == again.bytes)
            } catch {
                #expect(error.line >= 1 && error.column >= 1)
                #expect((error.range?.upperBound ?? 0) <= bytes.count)
            }
        }
    }
}
