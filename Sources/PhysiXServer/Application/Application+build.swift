import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import PhysiXEpisodes
import PhysiXLLM
import PhysiXStore

/// All wiring of the server: settings in, application out.
///
/// A new group of routes is a file in `Routes` and a line in `addRoutes`.
struct ServerAssembly {
    let settings: ServerSettings
    let table: SessionTable
    let logger: Logger
    let deadlines: ConnectionDeadlines
    let sessions: InteractiveSessions
    /// The gate to models elsewhere; its client has to be shut down.
    let models: ModelAccess
    private let figures = RequestFigures()

    init(
        _ settings: ServerSettings, catalog: SystemCatalog = .builtIn, logger: Logger,
        deadlines: ConnectionDeadlines = ConnectionDeadlines(), store: any SessionStore = SessionMemory(),
        keys: EnvironmentKeys = EnvironmentKeys(environment: [:])
    ) {
        self.settings = settings
        self.logger = logger
        self.deadlines = deadlines
        table = SessionTable(
            limit: settings.sessionLimit, limitPerAddress: settings.sessionLimitPerAddress, tasks: TaskSplits(catalog),
            names: settings.names)
        sessions = InteractiveSessions(
            table.tasks, keptIn: store, version: settings.version, policies: System.coreCount,
            calls: settings.models.callsAtOnce, names: settings.names)
        models = ModelAccess(settings, keys: keys)
    }

    private var origins: OriginRule { OriginRule(settings.corsOrigins) }
    private var hosts: HostRule { settings.isLocal ? .local(and: settings.host) : .any }

    private var pageRules: PageRules { PageRules(isFramed: settings.isSpace) }

    var router: Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: RequestLog())
        router.add(middleware: RequestCount(figures))
        router.add(middleware: CrossOrigin(settings.corsOrigins))
        router.add(middleware: ErrorPresentation())
        router.add(middleware: HostCheck(hosts))
        router.add(middleware: TrailingSlash())
        addRoutes(to: router)
        router.refuseOtherMethods()
        return router
    }

    private func addRoutes(to router: Router<BasicRequestContext>) {
        HealthRoutes(table).add(to: router)
        CardRoutes(version: settings.version).add(to: router)
        if settings.mode == .simulation { EpisodeRoutes(table.tasks).add(to: router) }
        TaskRoutes(table.tasks).add(to: router)
        ToolRoutes(table, version: settings.version, origins: origins).add(to: router)
        InteractiveRoutes(sessions, isPublic: !settings.isLocal, origins: origins).add(to: router)
        ModelRoutes(sessions, models, origins: origins).add(to: router)
        MetricsRoutes(figures, table, sessions).add(to: router)
        DocumentationRoutes(settings.mode, pageRules).add(to: router)
        PageRoutes(settings.webRoot.map(WebFiles.folder) ?? .embedded, pageRules).add(to: router)
    }

    func makeApplication(
        on threads: any EventLoopGroup, onRunning: @escaping @Sendable (any Channel) async -> Void
    ) -> some ApplicationProtocol {
        let sockets = SocketRoutes(table, deadlines, logger)
        let gate = UpgradeGate(paths: SocketRoutes.paths, hosts: hosts)
        let deadlines = deadlines
        return Application(
            router: router,
            server: HTTPServerBuilder { responder in
                UpgradeChannel(
                    responder: ClientConnection.told(to: responder), gate: gate, deadlines: deadlines,
                    makeHandler: sockets.handler)
            },
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: "physix", backlog: 1024),
            onServerRunning: onRunning, eventLoopGroupProvider: .shared(threads), logger: logger)
    }
}
