/// Where a request goes: scheme, host and port, of which a key belongs to exactly one.
public struct Origin: Sendable, Hashable, CustomStringConvertible {
    /// How the connection is made.
    public enum Scheme: String, Sendable, Hashable {
        case http, https

        /// The port that is meant where none is written.
        public var defaultPort: Int { self == .https ? 443 : 80 }
    }

    /// How the connection is made.
    public let scheme: Scheme
    /// The host in lower case, an IPv6 address without its brackets.
    public let host: String
    /// The port, 1...65535.
    public let port: Int

    init(scheme: Scheme, host: String, port: Int) {
        self.scheme = scheme
        self.host = host
        self.port = port
    }

    /// The origin of a base URL.
    ///
    /// - Throws: a ``BaseURLError`` where the text is none, or has a path.
    public init(_ text: String) throws(BaseURLError) {
        let url = try BaseURL(text)
        guard url.path.isEmpty else { throw BaseURLError("an origin has no path", hint: "write \(url.origin)") }
        self = url.origin
    }

    /// The origin as a URL without a path; the port is left out where it is the usual one.
    public var description: String {
        let host = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(host)\(port == scheme.defaultPort ? "" : ":\(port)")"
    }

    /// Whether a host of this name is of this machine or its network, judged by the name alone.
    ///
    /// Such servers may go without a key. Nothing is looked up.
    public var isLocal: Bool {
        if let address = IPAddress(host) ?? IPAddress(historical: host) { return !address.isPublic }
        guard host.contains(".") else { return true }
        let name = host.hasSuffix(".") ? String(host.dropLast()) : host
        return [".localhost", ".local", ".internal", ".lan", ".home.arpa"].contains { name.hasSuffix($0) }
            || name == "localhost"
    }
}
