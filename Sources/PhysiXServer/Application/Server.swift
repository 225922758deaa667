import Logging
import NIOCore
import NIOPosix
package import PhysiXEpisodes
package import PhysiXLLM
import PhysiXStore
import ServiceLifecycle
import UnixSignals

/// A server from its start to its end.
package struct Server: Sendable {
    private let settings: ServerSettings
    private let catalog: SystemCatalog
    private let keys: EnvironmentKeys

    /// - Parameters:
    ///   - settings: how it serves.
    ///   - catalog: what problems are drawn from.
    ///   - keys: what models are called with whose visitors have no keys of their own.
    package init(_ settings: ServerSettings, catalog: SystemCatalog = .builtIn, keys: EnvironmentKeys) {
        self.settings = settings
        self.catalog = catalog
        self.keys = keys
    }

    /// Serves until the process is told to end by SIGTERM or SIGINT.
    ///
    /// Turns end by themselves within milliseconds; connections that are still open after four seconds are cut.
    ///
    /// - Parameter onRunning: called with the address once the server answers.
    /// - Throws: ``ServerError`` where it cannot listen, ``StoreError`` where the database cannot be used.
    package func run(onRunning: @escaping @Sendable (String) -> Void) async throws {
        let format = settings.logFormat
        let level = settings.logLevel
        var logger = Logger(label: "physix") { _ in LineLog(format) }
        logger.logLevel = level
        // The process's own threads: they end with it, and whatever is still scheduled on them.
        NIOSingletons.groupLoopCountSuggestion = settings.threads ?? System.coreCount
        let threads = MultiThreadedEventLoopGroup.singleton
        OpenFiles.allowAll()
        let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
        // One thread for the upkeep of the database, whoever else works on them.
        NIOSingletons.blockingPoolThreadCountSuggestion = System.coreCount + 1
        let (store, file) = try settings.keeping.open(catalog, logger)
        let assembly = ServerAssembly(settings, catalog: catalog, logger: logger, store: store, keys: keys)
        let application = assembly.makeApplication(on: threads) {
            onRunning("http://\(host):\($0.localAddress?.port ?? 0)")
        }
        var group = ServiceGroupConfiguration(
            // The last one is told to end first.
            services: [application, Upkeep(sessions: assembly.sessions, file: file, logger: logger)],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = .seconds(4)
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await ServiceGroup(configuration: group).run()) } catch {
            outcome = .failure(error)
        }
        await assembly.models.client.shutdown()
        do {
            try outcome.get()
        } catch let error as IOError {
            throw explanation(of: error)
        } catch is SocketAddressError.UnknownHost {
            throw ServerError.address(host: settings.host, port: settings.port, reason: "there is no such host")
        }
    }

    private func explanation(of error: IOError) -> ServerError {
        if error.errnoCode == EADDRINUSE { return .portInUse(host: settings.host, port: settings.port) }
        return .address(host: settings.host, port: settings.port, reason: "\(error)")
    }
}
