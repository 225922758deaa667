extension IPAddress {
    /// Whether the address is one of the public internet, and so are those that are written within it.
    ///
    /// IANA's registries of special-purpose addresses (RFC 6890 and its successors) decide; what they reserve for
    /// documentation, tests, multicast and the future counts as not public, too.
    var isPublic: Bool {
        switch kind {
        case .v4(let bytes): !Self.reservedV4.contains { $0.contains(bytes) }
        case .v6(let bytes): Self.isPublic(v6: bytes)
        }
    }

    private static func isPublic(v6 bytes: [UInt8]) -> Bool {
        // What a network's translator makes of a name that has only an IPv4 address, RFC 6052.
        if Block("64:ff9b::", 96).contains(bytes) || Block("::ffff:0:0", 96).contains(bytes) {
            return IPAddress(v4: Array(bytes[12...])).isPublic
        }
        guard Block("2000::", 3).contains(bytes), !reservedV6.contains(where: { $0.contains(bytes) }) else {
            return false
        }
        // An address of ISATAP, RFC 5214, ends with the IPv4 address that the tunnel leads to.
        let isTunnel = [0, 2].contains(bytes[8]) && bytes[9] == 0 && bytes[10] == 0x5E && bytes[11] == 0xFE
        return !isTunnel || IPAddress(v4: Array(bytes[12...])).isPublic
    }

    private static let reservedV4: [Block] = [
        Block("0.0.0.0", 8), Block("10.0.0.0", 8), Block("100.64.0.0", 10), Block("127.0.0.0", 8),
        Block("169.254.0.0", 16), Block("172.16.0.0", 12), Block("192.0.0.0", 24), Block("192.0.2.0", 24),
        Block("192.31.196.0", 24), Block("192.52.193.0", 24), Block("192.88.99.0", 24), Block("192.168.0.0", 16),
        Block("192.175.48.0", 24), Block("198.18.0.0", 15), Block("198.51.100.0", 24), Block("203.0.113.0", 24),
        Block("224.0.0.0", 4), Block("240.0.0.0", 4),
    ]

    /// Within 2000::/3: protocol assignments with Teredo and benchmarks, documentation, 6to4, AS112.
    private static let reservedV6: [Block] = [
        Block("2001::", 23), Block("2001:db8::", 32), Block("2002::", 16), Block("2620:4f:8000::", 48),
        Block("3fff::", 20),
    ]

    /// All addresses that begin with the same bits.
    private struct Block: Sendable {
        private let start: [UInt8]
        private let bits: Int

        init(_ text: String, _ bits: Int) {
            switch IPAddress(text)?.kind {
            case .v4(let bytes), .v6(let bytes): start = bytes
            case nil: preconditionFailure("\(text) is an address")
            }
            self.bits = bits
        }

        func contains(_ address: [UInt8]) -> Bool {
            for index in 0..<(bits + 7) / 8 {
                let mask: UInt8 = bits >= 8 * (index + 1) ? 0xFF : 0xFF << UInt8(8 * (index + 1) - bits)
                guard address[index] & mask == start[index] else { return false }
            }
            return true
        }
    }
}
