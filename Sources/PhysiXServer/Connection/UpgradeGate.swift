import NIOHTTP1

/// Decides what becomes of a request to change the protocol, from its head alone.
struct UpgradeGate: Sendable {
    enum Decision: Equatable {
        /// No such request, or a protocol that this server does not speak: an ordinary request.
        case ordinary
        /// A handshake that is to be accepted.
        case accept
        /// A handshake that is not.
        case refuse(HTTPResponseStatus, detail: String?)
    }

    /// The paths on which a WebSocket may be opened.
    let paths: Set<String>
    /// Whether a value of the `Host` header is this server's.
    let hosts: HostRule

    func decision(on head: HTTPRequestHead) -> Decision {
        let protocols = head.headers[canonicalForm: "upgrade"]
        guard !protocols.isEmpty else { return .ordinary }
        guard head.method == .GET, protocols.contains(where: { $0.lowercased() == "websocket" }) else {
            return .ordinary
        }
        guard hosts.accepts(head.headers.first(name: "host")) else {
            return .refuse(.misdirectedRequest, detail: HostRule.refusal)
        }
        let path = head.uri.prefix { $0 != "?" }
        // OpenEnv's answer to a handshake on any other path.
        guard paths.contains(String(path)) else { return .refuse(.forbidden, detail: nil) }
        guard head.headers["sec-websocket-key"].count == 1 else {
            return .refuse(.badRequest, detail: "a WebSocket handshake needs one Sec-WebSocket-Key")
        }
        guard head.headers["sec-websocket-version"] == ["13"] else {
            return .refuse(.upgradeRequired, detail: "only version 13 of the WebSocket protocol is spoken here")
        }
        return .accept
    }
}
