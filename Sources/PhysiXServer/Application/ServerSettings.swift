package import Logging

/// Everything that can be decided about a server.
package struct ServerSettings: Sendable, Equatable {
    /// How log lines look.
    package enum LogFormat: String, Sendable, CaseIterable {
        case text, json
    }

    /// What a server is for, as OpenEnv tells it apart.
    package enum Mode: String, Sendable, CaseIterable {
        /// Training: everything is served.
        case simulation
        /// Use by agents: the calls that share nothing, `/reset`, `/step` and `/state`, are absent.
        case production
    }

    /// The address to listen on.
    package var host = "127.0.0.1"
    /// The port to listen on; 0 takes any that is free.
    package var port = 8000
    /// Whether others than this machine are served, whatever the address.
    package var isPublic = false
    /// Whether this is a Space of Hugging Face, whose site shows it in a frame.
    var isSpace = false
    /// A folder whose files are the web page, read anew for each request; `nil` for those within the program.
    var webRoot: String?
    /// How many sessions may be open at once.
    package var sessionLimit = 1024
    /// How many of them may come from one address where others than this machine are served; a quarter of all where it
    /// is not said.
    package var sessionLimitForEachAddress: Int?
    /// What the server is for.
    package var mode = Mode.simulation
    /// How clients call sessions.
    package var names = SessionNames()
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
    /// What players may do with models elsewhere.
    package var models = ModelSettings()
    /// The version that the environment card tells.
    package var version = ""

    package init() {}

    /// How many sessions one address may have; `nil` on a server that only this machine can reach.
    var sessionLimitPerAddress: Int? {
        isLocal ? nil : sessionLimitForEachAddress ?? max(1, sessionLimit / 4)
    }

    /// Whether only this machine can reach the server, so that names from elsewhere are refused.
    var isLocal: Bool { !isPublic && (["localhost", "::1"].contains(host) || host.hasPrefix("127.")) }
}
