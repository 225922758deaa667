import Glibc

/// What the operating system says about a connection.
enum SystemError {
    /// The words for an error number.
    static func words(_ code: Int32) -> String {
        switch code {
        case ECONNREFUSED: "nothing listens there (connection refused)"
        case EHOSTUNREACH, ENETUNREACH, EHOSTDOWN: "no way leads there (unreachable)"
        case ETIMEDOUT: "it does not answer"
        case ECONNRESET, EPIPE: "the connection was reset"
        default: String(cString: strerror(code)).lowercased()
        }
    }
}
