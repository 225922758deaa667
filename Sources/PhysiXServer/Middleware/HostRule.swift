/// Which `Host` headers are this server's: a page from elsewhere whose name was made to point here is not let in.
struct HostRule: Sendable {
    static let refusal = "this server answers to localhost only; start it with --public to serve others"

    /// The names, without a port; `nil` where any will do.
    let names: Set<String>?

    /// Names of this machine, for servers that only it can reach.
    static func local(and host: String) -> HostRule {
        HostRule(names: ["localhost", "127.0.0.1", "[::1]", "::1", host])
    }

    /// Any name, for servers that others can reach, behind whatever proxy.
    static let any = HostRule(names: nil)

    func accepts(_ header: String?) -> Bool {
        guard let names else { return true }
        guard let header else { return false }
        return names.contains(Self.withoutPort(header.lowercased()))
    }

    private static func withoutPort(_ host: String) -> String {
        guard let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") else { return host }
        guard host[host.index(after: colon)...].allSatisfy({ $0.isASCII && $0.isNumber }) else { return host }
        return String(host[..<colon])
    }
}
