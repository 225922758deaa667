import PhysiXKernel

/// Why a server cannot start.
package enum ServerError: Diagnosable, Equatable {
    /// Another program listens there.
    case portInUse(host: String, port: Int)
    /// The address is not this machine's, or the port needs rights that this user lacks.
    case address(host: String, port: Int, reason: String)
    /// An option or an environment variable has a value that it cannot have.
    case setting(name: String, value: String, expected: String)

    /// What is wrong.
    package var summary: String {
        switch self {
        case .portInUse(let host, let port): "port \(port) of \(host) is in use by another program"
        case .address(let host, let port, let reason): "cannot listen on port \(port) of \(host): \(reason)"
        case .setting(let name, let value, let expected): "\(name) is `\(value)`, and must be \(expected)"
        }
    }

    /// What to do.
    package var hint: String? {
        switch self {
        case .portInUse(_, let port): "choose another one: physix serve --port \(port < 65535 ? port + 1 : 8000)"
        case .address: "check --host and --port"
        case .setting: nil
        }
    }
}
