/// A revision of the Model Context Protocol, of those that begin with a handshake.
package enum ProtocolVersion: String, Sendable, CaseIterable {
    case november2024 = "2024-11-05"
    case march2025 = "2025-03-26"
    case june2025 = "2025-06-18"
    case november2025 = "2025-11-25"

    /// What a client is offered that wants one which is not spoken here.
    static let latest = november2025

    /// The revision that answers a client's wish: that one, where it is spoken here.
    init(answering wish: String) { self = ProtocolVersion(rawValue: wish) ?? .latest }

    /// Whether several messages may come in one array; later revisions took that back.
    var allowsBatches: Bool {
        switch self {
        case .november2024, .march2025: true
        case .june2025, .november2025: false
        }
    }
}
