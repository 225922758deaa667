import NIOHTTP1
import Testing

@testable import PhysiXServer

struct HostRuleTests {
    @Test(arguments: ["localhost", "localhost:8000", "127.0.0.1:1", "[::1]:8000", "LOCALHOST", "127.0.0.2:8000"])
    func namesOfThisMachineAreAccepted(_ host: String) {
        #expect(HostRule.local(and: "127.0.0.2").accepts(host))
    }

    @Test(arguments: [
        "evil.test", "localhost.evil.test", "127.0.0.1.evil.test", "evil.test:127.0.0.1", "localhost:8000@evil.test",
        "", "127.0.0.1:8000:9",
    ])
    func othersAreNot(_ host: String) {
        #expect(!HostRule.local(and: "127.0.0.1").accepts(host))
    }

    @Test func aMissingNameIsNotAcceptedLocallyAndAnyOneIsPublicly() {
        #expect(!HostRule.local(and: "127.0.0.1").accepts(nil))
        #expect(HostRule.any.accepts(nil))
        #expect(HostRule.any.accepts("space.hf.space"))
    }
}

struct UpgradeGateTests {
    private let gate = UpgradeGate(paths: ["/ws", "/mcp"], hosts: .local(and: "127.0.0.1"))

    private func head(_ uri: String, _ headers: [(String, String)]) -> HTTPRequestHead {
        HTTPRequestHead(version: .http1_1, method: .GET, uri: uri, headers: HTTPHeaders(headers))
    }

    private static let handshake = [
        ("host", "localhost"), ("upgrade", "websocket"), ("connection", "Upgrade"), ("sec-websocket-key", "x"),
        ("sec-websocket-version", "13"),
    ]

    @Test(arguments: ["/ws", "/mcp", "/ws?session_id=x"])
    func aHandshakeOnAKnownPathIsAccepted(_ uri: String) {
        #expect(gate.decision(on: head(uri, Self.handshake)) == .accept)
    }

    @Test(arguments: ["/ws/", "/wsx", "/", "/health"])
    func aHandshakeElsewhereIsForbidden(_ uri: String) {
        #expect(gate.decision(on: head(uri, Self.handshake)) == .refuse(.forbidden, detail: nil))
    }

    @Test func aHandshakeForAnotherHostIsMisdirected() {
        let other = [("host", "evil.test")] + Self.handshake.dropFirst()
        #expect(gate.decision(on: head("/ws", other)) == .refuse(.misdirectedRequest, detail: HostRule.refusal))
    }

    @Test func anUpgradeToAnotherProtocolIsAnOrdinaryRequest() {
        let cleartext = [("host", "localhost"), ("upgrade", "h2c"), ("connection", "Upgrade, HTTP2-Settings")]
        #expect(gate.decision(on: head("/health", cleartext)) == .ordinary)
        #expect(gate.decision(on: head("/health", [("host", "localhost")])) == .ordinary)
    }

    @Test func anotherVersionAndAMissingKeyAreRefused() {
        let old = Self.handshake.dropLast() + [("sec-websocket-version", "8")]
        guard case .refuse(.upgradeRequired, _) = gate.decision(on: head("/ws", Array(old))) else {
            Issue.record("version 8 is accepted")
            return
        }
        guard case .refuse(.badRequest, _) = gate.decision(on: head("/ws", Array(Self.handshake.prefix(3)))) else {
            Issue.record("no key is accepted")
            return
        }
    }
}
