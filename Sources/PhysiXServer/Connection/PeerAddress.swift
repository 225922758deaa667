import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Where a request comes from, told in a header that no client can set.
enum PeerAddress {
    /// A responder that knows the addresses of those who play sessions.
    static func told(to responder: @escaping HTTPChannelHandler.Responder) -> HTTPChannelHandler.Responder {
        { request, writer, channel in
            guard request.uri.path.hasPrefix("/interactive") else {
                return try await responder(request, writer, channel)
            }
            var head = request.head
            head.headerFields[.peerAddress] = channel.remoteAddress?.ipAddress ?? "unknown"
            let told = Request(head: head, body: request.body)
            var writer: ResponseWriter? = writer
            try await ClientConnection.$current.withValue(ClientConnection(channel)) {
                guard let writer = writer.take() else { return }
                try await responder(told, writer, channel)
            }
        }
    }

    /// The address that a quota counts: the peer's, or what the proxy beside a public server says it is.
    static func of(_ request: Request, isBehindProxy: Bool) -> String {
        let peer = request.headers[.peerAddress] ?? "unknown"
        guard isBehindProxy, isNear(peer), let forwarded = request.headers[.forwardedFor]?.split(separator: ",").last
        else { return peer }
        // The last one is the proxy's own word; those before are whatever the client claims.
        return String(forwarded.filter { $0 != " " }.prefix(64))
    }

    /// Whether an address is this machine's or of its own network, as a proxy's is.
    private static func isNear(_ address: String) -> Bool {
        let parts = address.split(separator: ".").compactMap { UInt8($0) }
        guard parts.count == 4 else { return address == "::1" || address.hasPrefix("fd") }
        return [10, 127].contains(parts[0]) || (parts[0] == 192 && parts[1] == 168)
            || (parts[0] == 172 && (16...31).contains(parts[1]))
    }
}

extension HTTPField.Name {
    fileprivate static let peerAddress = HTTPField.Name("x-physix-peer") ?? .from
    fileprivate static let forwardedFor = HTTPField.Name("x-forwarded-for") ?? .from
}
