import Testing

@testable import PhysiXServer

struct OriginRuleTests {
    private let rule = OriginRule(["https://page.test"])

    @Test(arguments: [
        ("https://page.test", "localhost:8000"), ("http://localhost:8000", "localhost:8000"),
        ("https://a.hf.space", "a.hf.space"), ("http://LOCALHOST:8000", "localhost:8000"),
    ])
    func ownAndConfiguredPagesAreAccepted(_ origin: String, _ host: String) {
        #expect(rule.accepts(origin, host: host))
    }

    @Test(arguments: [
        "https://page.test.evil.test", "http://page.test", "https://page.test:444", "null", "", "localhost:8000",
        "http://localhost:8000.evil.test", "file://localhost:8000",
    ])
    func othersAreNot(_ origin: String) {
        #expect(!rule.accepts(origin, host: "localhost:8000"))
        #expect(!rule.accepts(origin, host: nil))
    }

    @Test func programsSendNoOrigin() {
        #expect(rule.accepts(nil, host: "anything.test"))
    }
}
