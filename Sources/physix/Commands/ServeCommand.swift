import ArgumentParser
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
              physix serve --public --host 0.0.0.0
            """)

    @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
    var host: String?

    @Option(help: ArgumentHelp("The port to listen on; 0 takes a free one.", valueName: "n"))
    var port: Int?

    func run() async throws {
        var settings = ServerSettings()
        settings.version = version
        settings.host = host ?? settings.host
        settings.port = port ?? settings.port
        try await Server(settings).run { address in
            do throws(FileError) {
                try StandardStream.output.write("PhysiX is served at \(address) (Ctrl-C ends it)\n")
            } catch {
                // Nobody reads the address; the server serves all the same.
            }
        }
    }
}
