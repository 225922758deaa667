package import Logging

/// Everything that can be decided about a server.
package struct ServerSettings: Sendable, Equatable {
    /// How log lines look.
    package enum LogFormat: String, Sendable, CaseIterable {
        case text, json
    }

    /// The address to listen on.
    package var host = "127.0.0.1"
    /// The port to listen on; 0 takes any that is free.
    package var port = 8000
    /// Whether others than this machine are served, whatever the address.
    package var isPublic = false
    /// How many sessions may be open at once.
    package var sessionLimit = 1024
    /// The pages from elsewhere whose scripts may use the server.
    package var corsOrigins = ["http://localhost:5173"]
    /// How many threads serve; one for each processor where it is not said.
    package var threads: Int?
    /// What is logged.
    package var logLevel = Logger.Level.info
    /// How it looks.
    package var logFormat = LogFormat.text
    /// Where interactive sessions are kept.
    package var keeping = SessionKeeping.memory
    /// The version that the environment card tells.
    package var version = ""

    package init() {}

    /// Whether only this machine can reach the server, so that names from elsewhere are refused.
    var isLocal: Bool { !isPublic && (["localhost", "::1"].contains(host) || host.hasPrefix("127.")) }
}
