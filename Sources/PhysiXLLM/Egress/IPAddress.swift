import Glibc

/// An address of the internet, of either kind.
struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    enum Kind: Sendable, Hashable {
        /// Four bytes.
        case v4([UInt8])
        /// Sixteen bytes.
        case v6([UInt8])
    }

    let kind: Kind

    init(v4 bytes: [UInt8]) {
        precondition(bytes.count == 4, "an IPv4 address has four bytes")
        kind = .v4(bytes)
    }

    init(v6 bytes: [UInt8]) {
        precondition(bytes.count == 16, "an IPv6 address has sixteen bytes")
        kind = .v6(bytes)
    }

    /// Four decimal numbers with points, or an IPv6 address without brackets and zone.
    init?(_ text: String) {
        var v4 = in_addr()
        var v6 = in6_addr()
        if inet_pton(AF_INET, text, &v4) == 1 {
            kind = .v4(withUnsafeBytes(of: &v4) { Array($0) })
        } else if inet_pton(AF_INET6, text, &v6) == 1 {
            kind = .v6(withUnsafeBytes(of: &v6) { Array($0) })
        } else {
            return nil
        }
    }

    /// An IPv4 address in one of the spellings that resolvers still take: `2130706433`, `0x7f.1`, `0177.0.0.1`, `127.1`.
    init?(historical text: String) {
        var v4 = in_addr()
        guard text.utf8.allSatisfy({ $0 > 0x20 }), inet_aton(text, &v4) != 0 else { return nil }
        kind = .v4(withUnsafeBytes(of: &v4) { Array($0) })
    }

    /// The usual text of the address.
    var description: String {
        switch kind {
        case .v4(let bytes): return bytes.map(String.init).joined(separator: ".")
        case .v6(let bytes):
            return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { text in
                let result = bytes.withUnsafeBytes {
                    inet_ntop(AF_INET6, $0.baseAddress, text.baseAddress, socklen_t(INET6_ADDRSTRLEN))
                }
                guard let result else { preconditionFailure("sixteen bytes are an address") }
                return String(cString: result)
            }
        }
    }
}
