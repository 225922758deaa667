import HTTPTypes
import NIOCore
import NIOHTTP1

/// Whose sessions are counted together: an address, or the network of 2⁶⁴ addresses that one IPv6 client has.
///
/// It travels from the connection to the routes as a field of the request, because Hummingbird's basic context does not
/// know the connection's other end. What a client writes there itself is replaced.
enum ClientAddress {
    static let field = "physix-client-address"

    /// The key of a client, from the connection's other end and what proxies say.
    ///
    /// - Parameters:
    ///   - peer: the other end.
    ///   - forwarded: the values of `X-Forwarded-For`, which are believed where a machine of a private network, such as
    ///     the proxy of a Hugging Face Space, has written them.
    /// - Returns: `nil` where there is no other end.
    static func key(of peer: SocketAddress?, forwarded: [String]) -> String? {
        guard let peer else { return nil }
        guard peer.isPrivate else { return peer.network }
        let hops = forwarded.joined(separator: ",").split(separator: ",").map { String($0.filter { $0 != " " }) }
        for hop in hops.reversed() {
            guard let address = SocketAddress(hop) else { return peer.network }
            if !address.isPrivate { return address.network }
        }
        return peer.network
    }
}

extension SocketAddress {
    /// The address that a text is, without a port.
    fileprivate init?(_ text: String) {
        do { self = try SocketAddress(ipAddress: text, port: 0) } catch { return nil }
    }

    /// The bytes of the address; IPv4 within IPv6 is IPv4.
    private var bytes: [UInt8] {
        // `sockaddr_in` has the address from byte 4, `sockaddr_in6` from byte 8.
        let socket = withSockAddr { address, size in Array(UnsafeRawBufferPointer(start: address, count: size)) }
        switch self {
        case .v4: return Array(socket[4..<8])
        case .v6:
            let bytes = Array(socket[8..<24])
            return bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255]) ? Array(bytes[12...]) : bytes
        case .unixDomainSocket: return []
        }
    }

    fileprivate var network: String {
        let bytes = bytes
        guard bytes.count > 4 else { return bytes.map(String.init).joined(separator: ".") }
        return bytes[..<8].map { String($0, radix: 16) }.joined(separator: ":")
    }

    /// Whether it is of a network that the internet does not reach: RFC 1918, 6598, 3927, 4193, 4291.
    fileprivate var isPrivate: Bool {
        let bytes = bytes
        guard bytes.count == 4 else {
            guard bytes.count == 16 else { return true }
            let isLoopback = bytes[..<15].allSatisfy { $0 == 0 } && bytes[15] == 1
            return isLoopback || bytes[0] & 0xFE == 0xFC || (bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80)
        }
        switch (bytes[0], bytes[1]) {
        case (10, _), (127, _), (192, 168), (169, 254): return true
        case (172, let second): return second & 0xF0 == 16
        case (100, let second): return second & 0xC0 == 64
        default: return false
        }
    }
}

extension HTTPField.Name {
    /// The field of ``ClientAddress``.
    static let clientAddress = HTTPField.Name(ClientAddress.field) ?? .origin
}
