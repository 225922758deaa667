import Testing

@testable import PhysiXLLM

/// A key can be sent, and is seen nowhere.
struct SecretTests {
    @Test func whateverPrintsItShowsDots() throws {
        let secret = try Secret(markerKey)
        var request = ChatRequest(to: try BaseURL("https://h/v1"), key: secret, model: "m", messages: [])
        request.billTo = "x"
        var dumped = ""
        dump(request, to: &dumped)
        dump(secret, to: &dumped)
        dump([secret], to: &dumped)
        for text in [
            dumped, "\(secret)", String(reflecting: secret), String(describing: request), String(reflecting: [secret]),
        ] {
            #expect(!text.contains("MARKER"), "\(text)")
        }
        #expect("\(secret)" == "●●●")
        #expect(Mirror(reflecting: secret).children.isEmpty)
    }

    @Test(arguments: ["x", "!", "~", String(repeating: "k", count: 512), "sk-proj_a/b+c=="]) func visibleASCIIIsAKey(
        text: String
    ) throws {
        #expect(try Secret(text).exposed == text)
    }

    @Test(arguments: [
        "", " ", "a b", "hf_x\n", "\thf_x", "hf_x\r\nX-Evil: 1", "hf_\u{0}", "hf_é", "hf_\u{7F}",
        String(repeating: "MARKER", count: 86),
    ])
    func nothingElseIs(text: String) {
        let error = #expect(throws: SecretError.self) { try Secret(text) }
        #expect(error?.summary.contains("hf_") == false)
        #expect(error?.summary.contains("MARKER") == false)
    }

    @Test(arguments: [
        (markerKey, "a \(markerKey) b\(markerKey)", "a ●●● b●●●"), (markerKey, "nothing", "nothing"),
        (markerKey, "", ""),
        ("ollama", "ollama is", "●●● is"), ("none", "none is", "none is"), ("aaaaaa", "aaaaaaa", "●●●a"),
    ])
    func aKeyIsTakenOutOfTexts(key: String, text: String, scrubbed: String) throws {
        #expect(Scrubber(try Secret(key)).scrub(text) == scrubbed)
    }

    @Test func withoutAKeyTextsStay() { #expect(Scrubber(nil).scrub("a") == "a") }
}
