import Testing

@testable import PhysiXLLM

/// The grammar of addresses, and that there is one way to read them.
struct BaseURLTests {
    @Test(arguments: [
        ("https://router.huggingface.co/v1", "https://router.huggingface.co/v1"),
        ("https://router.huggingface.co/v1/", "https://router.huggingface.co/v1"),
        ("HTTPS://Router.HuggingFace.co:443/v1///", "https://router.huggingface.co/v1"),
        ("http://localhost:11434/v1", "http://localhost:11434/v1"), ("http://h:80", "http://h"),
        ("http://h:80/", "http://h"),
        ("https://h:80/A/b-c_d.e~f", "https://h:80/A/b-c_d.e~f"), ("http://127.0.0.1:1", "http://127.0.0.1:1"),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1"), ("http://[0:0:0:0:0:0:0:1]/", "http://[::1]"),
        ("https://[2001:DB8::A]/v1", "https://[2001:db8::a]/v1"),
        ("http://my_container:8000/v1", "http://my_container:8000/v1"),
        ("https://host.example./v1", "https://host.example./v1"), ("http://2130706433/v1", "http://2130706433/v1"),
        ("https://h:00443/v1", "https://h/v1"),
    ])
    func anAddressIsReadAndPutTogetherAgain(text: String, rebuilt: String) throws {
        let url = try BaseURL(text)
        #expect(url.description == rebuilt)
        #expect(try BaseURL(rebuilt) == url)
    }

    @Test(arguments: [
        "", "router.huggingface.co/v1", "ftp://h/v1", "https:/h", "https://", "https:///v1", "//h/v1",
        "javascript:alert(1)",
        "file:///etc/passwd", "http+unix://x", " https://h", "https://h ", "https://h/v1\n", "https://h\u{0}",
        "https://h\t/",
        "https://user@h/v1", "https://user:key@h", "https://router.huggingface.co@evil.test/v1",
        "https://router.huggingface.co%2eevil.test/v1", "https://h/%2e%2e/", "https://h\\@evil.test/", "https:\\\\h",
        "https://h/v1?x=1", "https://h?x", "https://h/v1#x", "https://h#@evil.test", "https://h/../v1",
        "https://h/./v1",
        "https://h//v1", "https://h/v1//x", "https://h/a b", "https://h/a;b", "https://h/<x>",
        "https://h:0", "https://h:65536", "https://h:", "https://h:/v1", "https://h:8a", "https://h:-1", "https://h:+1",
        "https://h:000443", "https://h:1:2", "https://h..x", "https://.h", "https://h..", "https://-h",
        "https://[::1", "https://::1/", "https://[::1]x", "https://[127.0.0.1]", "https://[::1%25eth0]",
        "https://[::g]",
        "https://[]", "https://１２７.0.0.1/", "https://h。test", "https://ｈ/", "https://é.test", "https://h/é",
        "https://" + String(repeating: "a", count: 64) + ".test", "https://h/" + String(repeating: "a", count: 503),
        "https://h/v1/chat/completions", "https://h/v1/chat/completions/",
    ])
    func everythingElseIsRefused(text: String) {
        let error = #expect(throws: BaseURLError.self) { try BaseURL(text) }
        #expect(error?.summary.isEmpty == false)
        #expect(error?.hint?.isEmpty == false)
    }

    @Test func a512thByteIsTheLast() throws {
        #expect(throws: Never.self) { try BaseURL("https://h/" + String(repeating: "a", count: 502)) }
    }

    @Test func whatIsRefusedForAKeyInItIsNotEchoed() {
        let error = #expect(throws: BaseURLError.self) { try BaseURL("https://\(markerKey)@h/v1") }
        #expect(error?.summary.contains("MARKER") == false)
    }

    @Test(arguments: [
        ("http://localhost:1", true), ("http://a.localhost", true), ("http://127.0.0.1", true), ("http://[::1]", true),
        ("http://192.168.1.7:1234", true), ("http://ollama:11434", true), ("http://gpu.local", true),
        ("http://x.home.arpa.", true),
        ("http://2130706433", true), ("http://127.1", true), ("http://134744072", false), ("https://8.8.8.8", false),
        ("https://router.huggingface.co", false), ("https://localhost.evil.test", false),
        ("https://evil-local.test", false),
    ])
    func aLocalServerIsKnownByItsName(text: String, isLocal: Bool) throws {
        #expect(try BaseURL(text).origin.isLocal == isLocal)
    }

    @Test func anOriginHasNoPath() throws {
        #expect(try Origin("http://10.0.0.5:8000").description == "http://10.0.0.5:8000")
        #expect(throws: BaseURLError.self) { try Origin("http://10.0.0.5:8000/v1") }
    }
}
