import Testing

@testable import PhysiXLLM

/// To whom the environment's keys go: to their own origin, and to nobody else.
struct EnvironmentKeysTests {
    private let keys = EnvironmentKeys(environment: [
        "HF_TOKEN": "hf_first", "HUGGINGFACE_API_KEY": "hf_second", "OPENAI_API_KEY": "sk-openai",
        "GROQ_API_KEY": " gsk_x\n",
    ])

    @Test(arguments: [
        ("https://router.huggingface.co/v1", "hf_first"), ("https://router.huggingface.co:443/other", "hf_first"),
        ("HTTPS://ROUTER.huggingface.co/v1", "hf_first"), ("https://api.openai.com/v1", "sk-openai"),
        ("https://api.groq.com/openai/v1", "gsk_x"),
    ])
    func aKeyGoesToItsOrigin(address: String, key: String) throws {
        #expect(keys.key(for: try BaseURL(address))?.exposed == key)
        #expect(try keys.key(for: try BaseURL(address), given: nil)?.exposed == key)
        #expect(try keys.key(for: try BaseURL(address), given: "")?.exposed == key)
    }

    @Test(arguments: [
        "http://router.huggingface.co/v1", "https://router.huggingface.co:8443/v1",
        "https://router.huggingface.co.evil.test/v1",
        "https://router.huggingface.co./v1", "https://huggingface.co/v1", "https://evilrouter.huggingface.co/v1",
        "https://x.router.huggingface.co/v1", "https://router.huggingface.co-evil.test/v1", "http://api.openai.com/v1",
        "https://api.openai.com:8443/v1", "https://api.openai.com.evil.test/v1",
        "https://evil.test/router.huggingface.co/v1",
        "http://router.huggingface.co:443/v1", "https://api.together.xyz/v1", "https://8.8.8.8/v1",
    ])
    func andToNobodyElse(address: String) throws {
        let baseURL = try BaseURL(address)
        #expect(keys.key(for: baseURL) == nil)
        let error = #expect(throws: KeyError.self) { try keys.key(for: baseURL, given: nil) }
        #expect(error?.summary == "api_key required for this base_url")
        #expect(throws: KeyError.self) { try keys.key(for: baseURL, given: "") }
        #expect(try keys.key(for: baseURL, given: "own-key")?.exposed == "own-key")
    }

    /// The same with what reads like that origin and is none: it does not come that far.
    @Test(arguments: [
        "https://router.huggingface.co@evil.test/v1", "https://router.huggingface.co%2eevil.test/v1",
        "https://router.huggingface.co\\.evil.test/v1", "https://router.huggingface.co#evil.test",
        "https://ｒouter.huggingface.co/v1",
    ])
    func whatOnlyReadsLikeIt(address: String) { #expect(throws: BaseURLError.self) { try BaseURL(address) } }

    @Test(
        arguments: [
            (["HF_TOKEN": "hf_first", "HUGGINGFACE_API_KEY": "hf_second"], "hf_first"),
            (["HF_TOKEN": "", "HUGGINGFACE_API_KEY": "hf_second"], "hf_second"),
            (["HF_TOKEN": " \n", "HUGGINGFACE_API_KEY": "hf_second"], "hf_second"),
            (["HUGGINGFACE_API_KEY": "hf_second"], "hf_second"),
            (["HF_TOKEN": ""], nil), ([:], nil), (["OPENAI_API_KEY": "sk"], nil),
        ] as [([String: String], String?)])
    func anEmptyStringCountsAsAbsent(environment: [String: String], key: String?) {
        let keys = EnvironmentKeys(environment: environment)
        #expect(Provider.huggingFace.baseURL.flatMap { keys.key(for: $0) }?.exposed == key)
    }

    @Test(arguments: [
        "http://127.0.0.1:11434/v1", "http://localhost:8000/v1", "http://ollama:11434/v1", "http://[::1]:1/v1",
    ])
    func aLocalServerMayGoWithoutAKey(address: String) throws {
        #expect(try keys.key(for: try BaseURL(address), given: nil) == nil)
        #expect(try keys.key(for: try BaseURL(address), given: "k")?.exposed == "k")
    }

    @Test func aGivenKeyThatIsNoneIsNotEchoed() throws {
        let error = #expect(throws: KeyError.self) {
            try keys.key(for: try BaseURL("http://localhost"), given: "MARKER \n")
        }
        #expect(error?.summary.contains("MARKER") == false)
    }

    @Test func nothingPrintsTheKeys() {
        var dumped = "\(keys)"
        dump(keys, to: &dumped)
        #expect(!dumped.contains("hf_") && !dumped.contains("sk-"))
    }
}
