import ArgumentParser
import PhysiXLLM
import PhysiXServer

/// `physix serve`: episodes over the network.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves episodes over HTTP and WebSocket, as an OpenEnv environment.",
        discussion: """
            Examples:
              physix serve
              physix serve --port 8080 --log-level warning
              physix serve --host 0.0.0.0 --max-sessions 4096 --log-format json

            Each option is also an environment variable, such as PHYSIX_MAX_SESSIONS for --max-sessions.
            PORT is understood, too, and on a Hugging Face Space (SPACE_ID) the address is 0.0.0.0:7860.
            Keys such as HF_TOKEN are taken from the environment, each for its own API; visitors bring theirs.
            """)

    @Option(help: ArgumentHelp("The address to listen on (default: 127.0.0.1).", valueName: "address"))
    var host: String?

    @Option(help: ArgumentHelp("The port to listen on; 0 takes a free one (default: 8000).", valueName: "n"))
    var port: String?

    @Flag(help: "Serve others than this machine, whatever the address: any host name is accepted.")
    var `public` = false

    @Option(help: ArgumentHelp("How many sessions may be open at once (default: 1024).", valueName: "n"))
    var maxSessions: String?

    @Option(
        help: ArgumentHelp(
            "How many of them one address may have where others are served (default: a quarter).", valueName: "n"))
    var maxSessionsPerAddress: String?

    @Option(
        help: ArgumentHelp(
            "A page from elsewhere whose scripts may use the server; repeat it for more (default: http://localhost:5173).",
            valueName: "url"))
    var corsOrigin: [String] = []

    @Option(
        help: ArgumentHelp(
            "The file that interactive sessions are kept in (default: physix/sessions.sqlite in your data folder).",
            valueName: "file"))
    var database: String?

    @Flag(help: "Keep interactive sessions in memory only.")
    var noDatabase = false

    @Option(
        help: ArgumentHelp(
            "A folder with the files of the web page, for those who change it; each request reads them anew.",
            valueName: "folder"))
    var webRoot: String?

    @Flag(help: "Call no models.")
    var noModels = false

    @Option(
        help: ArgumentHelp(
            "A model that this server's own key pays for where others are served; repeat it for more.", valueName: "id")
    )
    var modelAllow: [String] = []

    @Option(
        help: ArgumentHelp(
            "A model server that may be called although it is not https on the internet, where others are served; repeat it for more.",
            valueName: "url"))
    var modelOrigin: [String] = []

    @Option(help: ArgumentHelp("How many calls of models may be under way at once (default: 64).", valueName: "n"))
    var modelCalls: String?

    @Option(help: ArgumentHelp("How many calls an hour this server's own key pays for (default: 600).", valueName: "n"))
    var paidCalls: String?

    @Option(help: ArgumentHelp("How many of them one address may make (default: 60).", valueName: "n"))
    var paidCallsPerAddress: String?

    @Option(help: ArgumentHelp("The most tokens of an answer that it pays for (default: 2048).", valueName: "n"))
    var paidMaxTokens: String?

    @Option(
        help: ArgumentHelp(
            "What this server is called among several behind a proxy; the names of its sessions begin with it.",
            valueName: "name"))
    var replica: String?

    @Option(help: ArgumentHelp("How many threads serve (default: one for each processor).", valueName: "n"))
    var threads: String?

    @Option(
        help: ArgumentHelp("What is logged: trace, debug, info, warning, error (default: info).", valueName: "level"))
    var logLevel: String?

    @Option(help: ArgumentHelp("How log lines look: text or json (default: text).", valueName: "format"))
    var logFormat: String?

    func run() async throws {
        var flags = ServerFlags()
        flags.host = host
        flags.port = port
        flags.isPublic = self.public
        flags.sessionLimit = maxSessions
        flags.sessionLimitForEachAddress = maxSessionsPerAddress
        flags.corsOrigins = corsOrigin
        flags.webRoot = webRoot
        flags.hasNoModels = noModels
        flags.paidModels = modelAllow
        flags.modelOrigins = modelOrigin
        flags.modelCalls = modelCalls
        flags.paidCalls = paidCalls
        flags.paidCallsPerAddress = paidCallsPerAddress
        flags.longestPaidAnswer = paidMaxTokens
        flags.replica = replica
        flags.threads = threads
        flags.logLevel = logLevel
        flags.logFormat = logFormat
        flags.database = database
        flags.hasNoDatabase = noDatabase
        var settings = try ServerSettings(flags)
        settings.version = version
        try await Server(settings, keys: .ofProcess).run { [keeping = settings.keeping] address in
            do throws(FileError) {
                try StandardStream.output.write(
                    "PhysiX is served at \(address) (Ctrl-C ends it)\n\(keeping.sentence).\n")
            } catch {
                // Nobody reads the address; the server serves all the same.
            }
        }
    }
}
