/// What was said on the command line; what was not comes from the environment, or is as usual.
package struct ServerFlags: Sendable {
    /// `--host`.
    package var host: String?
    /// `--port`.
    package var port: String?
    /// `--public`.
    package var isPublic = false
    /// `--max-sessions`.
    package var sessionLimit: String?
    /// `--max-sessions-per-address`.
    package var sessionLimitForEachAddress: String?
    /// `--cors-origin`, as often as it was given.
    package var corsOrigins: [String] = []
    /// `--replica`.
    package var replica: String?
    /// `--threads`.
    package var threads: String?
    /// `--log-level`.
    package var logLevel: String?
    /// `--log-format`.
    package var logFormat: String?
    /// `--database`.
    package var database: String?
    /// `--no-models`.
    package var hasNoModels = false
    /// `--model-allow`, as often as it was given.
    package var paidModels: [String] = []
    /// `--model-origin`, as often as it was given.
    package var modelOrigins: [String] = []
    /// `--model-calls`.
    package var modelCalls: String?
    /// `--paid-calls`.
    package var paidCalls: String?
    /// `--paid-calls-per-address`.
    package var paidCallsPerAddress: String?
    /// `--paid-max-tokens`.
    package var longestPaidAnswer: String?
    /// `--no-database`.
    package var hasNoDatabase = false
    /// `--web-root`.
    package var webRoot: String?

    package init() {}
}
