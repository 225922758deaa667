import Crypto
import HTTPTypes
import PhysiXStore

/// Whose sessions a list shows: whoever knows 128 random bits, which a cookie or a header carries.
///
/// Only a digest of them is kept, so that nobody who reads the database can list, or pretend to be, an owner.
struct Owner: Sendable, Equatable {
    static let cookie = "physix_owner"
    private let key: SessionID

    /// Somebody new.
    init() { key = SessionID() }

    /// The owner that a request names in its header, or else in its cookie.
    init?(of headers: HTTPFields) {
        if let text = headers[.owner], let key = Self.key(text) {
            self.key = key
            return
        }
        let pairs = headers[values: .cookie].flatMap { $0.split(separator: ";") }
        let values = pairs.compactMap { pair -> SessionID? in
            let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            return parts.count == 2 && parts[0] == Self.cookie ? Self.key(parts[1]) : nil
        }
        guard let key = values.first else { return nil }
        self.key = key
    }

    /// The key in a value, behind the name of whichever replica has given it: the owner is the same at all of them.
    private static func key(_ value: some StringProtocol) -> SessionID? {
        guard let dash = value.firstIndex(of: "-") else { return SessionID(value) }
        guard SessionNames(replica: String(value[..<dash])) != nil else { return nil }
        return SessionID(value[value.index(after: dash)...])
    }

    /// The name under which sessions are kept.
    var label: String {
        SHA256.hash(data: Array("physix-owner:\(key)".utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// The cookie that makes the browser come back as this owner, and to this replica.
    func cookie(_ names: SessionNames, isPublic: Bool) -> String {
        "\(Self.cookie)=\(names.name(key)); Path=/interactive; Max-Age=31536000; HttpOnly; SameSite=Lax"
            + (isPublic ? "; Secure" : "")
    }
}

extension HTTPField.Name {
    /// Where clients without cookies say who they are.
    static let owner = HTTPField.Name("x-physix-owner") ?? .cookie
}
