import HTTPTypes
import Testing

@testable import PhysiXServer

/// Whose sessions are whose, and how many somebody may begin.
struct OwnerTests {
    /// The examples of FIPS 180-4, and one by Python's hashlib at the edge of a block.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func theDigestIsThatOfTheStandard(_ text: String, _ digest: String) {
        #expect(SHA256.hexDigest(of: Array(text.utf8)) == digest)
    }

    @Test func whatIsKeptOfAnOwnerIsNotWhatTheyKnow() throws {
        let key = "00112233445566778899aabbccddeeff"
        let owner = try #require(Owner(of: [.owner: key]))
        #expect(!owner.label.contains(key))
        #expect(owner.label == Owner(of: [.cookie: "a=b; physix_owner=\(key)"])?.label)
        #expect(owner.cookie(isPublic: true).hasSuffix("; Secure"))
        #expect(!owner.cookie(isPublic: false).contains("Secure"))
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
