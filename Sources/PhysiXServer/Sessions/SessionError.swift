import PhysiXKernel

/// Why there is no session.
package enum SessionError: Diagnosable, Hashable {
    /// As many sessions are open as may be.
    case full(active: Int, most: Int)
    /// As many sessions come from this address as may.
    case crowded(active: Int, most: Int)
    /// No session has this name.
    case unknown(String)
    /// A socket uses the session already.
    case attached(String)

    /// What is wrong, in OpenEnv's words.
    package var summary: String {
        switch self {
        case .full(let active, let most):
            "Server at capacity: \(active)/\(most) sessions active. Cannot accept new connections."
        case .crowded(let active, let most):
            "Too many sessions from this address: \(active)/\(most) sessions active. Cannot accept new connections."
        case .unknown(let id): "Unknown session_id: \(id)"
        case .attached(let id): "Session \(id) already has an attached WebSocket"
        }
    }
}
