package import PhysiXFormats
import PhysiXKernel

/// What a conversation answers instead of what was asked for.
package enum ConversationError: Error {
    /// The frame is not JSON.
    case invalidJSON(String)
    /// There is no such type of message.
    case unknownType(String)
    /// The message or the action in it cannot be used.
    case validation(ValidationFailure)
    /// The turn cannot be taken.
    case execution(String)
    /// There is no session, or the conversation cannot go on.
    case session(String)
    /// As many sessions are open as may be.
    case capacity(String, active: Int, most: Int)

    init(_ error: SessionError) {
        switch error {
        case .full(let active, let most), .crowded(let active, let most):
            self = .capacity(error.summary, active: active, most: most)
        case .unknown, .attached: self = .session(error.summary)
        }
    }

    private var code: String {
        switch self {
        case .invalidJSON: "INVALID_JSON"
        case .unknownType: "UNKNOWN_TYPE"
        case .validation: "VALIDATION_ERROR"
        case .execution: "EXECUTION_ERROR"
        case .session: "SESSION_ERROR"
        case .capacity: "CAPACITY_REACHED"
        }
    }

    private var message: String {
        switch self {
        case .invalidJSON(let reason): "Invalid JSON: \(reason)"
        case .unknownType(let type): "Unknown message type: \(type)"
        case .validation: "Invalid message"
        case .execution(let reason), .session(let reason), .capacity(let reason, _, _): reason
        }
    }

    /// What happens after the error was sent.
    var next: Next {
        switch self {
        case .session, .capacity: .close
        case .invalidJSON, .unknownType, .validation, .execution: .goOn
        }
    }

    /// Writes the error as a message.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("type", "error")
            json.object("data") { json in
                json.member("message", message)
                json.member("code", code)
                switch self {
                case .validation(let failure): failure.write("errors", to: &json)
                case .capacity(_, let active, let most):
                    json.member("active_sessions", active)
                    json.member("max_sessions", most)
                case .invalidJSON, .unknownType, .execution, .session: break
                }
            }
        }
    }
}
