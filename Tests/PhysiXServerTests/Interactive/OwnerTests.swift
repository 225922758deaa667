import HTTPTypes
import Testing

@testable import PhysiXServer

/// Whose sessions are whose, and how many somebody may begin.
struct OwnerTests {
    @Test func whatIsKeptOfAnOwnerIsNotWhatTheyKnow() throws {
        let key = "00112233445566778899aabbccddeeff"
        let owner = try #require(Owner(of: [.owner: key]))
        #expect(!owner.label.contains(key))
        // From `printf physix-owner:001122… | sha256sum`: databases of today are to be read tomorrow.
        #expect(owner.label == "7b948b4575080942614f75702564704f4fd42ee26a2c5ba25d032ef3aa272ce4")
        #expect(owner.label == Owner(of: [.cookie: "a=b; physix_owner=\(key)"])?.label)
        #expect(owner.cookie(SessionNames(), isPublic: true).hasSuffix("; Secure"))
        #expect(!owner.cookie(SessionNames(), isPublic: false).contains("Secure"))
        #expect(Owner() != Owner())
    }

    @Test(arguments: ["", "physix_owner=", "physix_owner=1234", "xphysix_owner=00112233445566778899aabbccddeeff"])
    func anotherCookieNamesNobody(_ cookie: String) {
        #expect(Owner(of: [.cookie: cookie]) == nil)
    }

    @Test func anAddressGetsItsShareAgainWithTime() throws {
        let quota = AddressQuota(of: "sessions", burst: 2, perHour: 3600)
        let now = ContinuousClock.now
        try quota.take(for: "a", at: now)
        try quota.take(for: "a", at: now)
        #expect(throws: InteractiveError.self) { try quota.take(for: "a", at: now) }
        try quota.take(for: "b", at: now)
        try quota.take(for: "a", at: now + .seconds(1))
        #expect(throws: InteractiveError.self) { try quota.take(for: "a", at: now + .seconds(1)) }
    }

    @Test(arguments: [
        ("a\tb\n\nc", "a b c"), (" padded ", "padded"), ("\u{202e}evil\u{2066}", "evil"), ("\u{0}\u{1b}[31m", "[31m"),
        ("Fläche ∝ r²", "Fläche ∝ r²"), ("", ""),
    ])
    func aHintIsAPlainLine(_ text: String, _ line: String) {
        #expect(text.asPlainLine == line)
    }
}
