/// From which pages' scripts a request may come, by its `Origin` header, which browsers send and cannot be made to fake.
///
/// A page whose name was made to point here (DNS rebinding) has an origin of its own, whatever `Host` it sends.
struct OriginRule: Sendable {
    static let refusal = "pages of other sites may not use this"

    /// The origins from elsewhere that may.
    let allowed: Set<String>

    init(_ allowed: [String] = []) { self.allowed = Set(allowed) }

    /// Whether a request may come from a page.
    ///
    /// - Parameters:
    ///   - origin: where the page is from; `nil` for programs and for pages that only navigate.
    ///   - host: the host that the request is for.
    /// - Returns: whether it may.
    func accepts(_ origin: String?, host: String?) -> Bool {
        guard let origin else { return true }
        if allowed.contains(origin) { return true }
        guard let host, !host.isEmpty else { return false }
        return ["http://\(host)", "https://\(host)"].contains { $0.lowercased() == origin.lowercased() }
    }
}
