import HTTPTypes
import Hummingbird
import PhysiXEpisodes
import PhysiXFormats
import PhysiXStore

/// Sessions that people play in a browser or by hand (contract §7).
///
/// A policy that takes long, such as a model elsewhere, is a `PatientPolicy` and a route like that of `solver-step`.
struct InteractiveRoutes {
    private let sessions: InteractiveSessions
    private let quota: AddressQuota
    private let isPublic: Bool
    private let origins: OriginRule

    init(_ sessions: InteractiveSessions, isPublic: Bool, origins: OriginRule) {
        self.sessions = sessions
        self.origins = origins
        self.isPublic = isPublic
        // On a machine of one's own nobody has to be kept from anything.
        quota = AddressQuota(
            of: "sessions from this address", burst: isPublic ? 60 : 100_000, perHour: isPublic ? 1800 : 6_000_000)
    }

    func add(to router: Router<BasicRequestContext>) {
        let sessions = sessions
        let group = router.group("/interactive").add(middleware: InteractiveErrors())
        group.get("systems") { _, _ in Response { Self.write(sessions.tasks.catalog, to: &$0) } }
        group.get("sessions") { request, _ in try Self.list(request, sessions) }
        group.get("sessions/{id}") { request, context in
            let overview = try Self.session(request, context, sessions).overview
            return Response { $0.value(overview) }
        }
        EventRoutes(sessions).add(to: group)
        group.group("sessions").add(middleware: OwnPagesOnly(origins, mayBeTable: true)).post("") { request, _ in
            try await create(request)
        }
        let changes = group.group("sessions/{id}").add(middleware: OwnPagesOnly(origins))
        changes.delete("") { request, context in
            try sessions.delete(context.parameters.get("id") ?? "", owner: Owner(of: request.headers))
            return Response(status: .noContent)
        }
        changes.post("step") { request, context in
            let session = try Self.session(request, context, sessions)
            let answer = try sessions.step(session, try await request.action())
            return Response { $0.value(answer) }
        }
        changes.post("preview") { request, context in
            let session = try Self.session(request, context, sessions)
            let preview = Preview(of: try await request.action(), for: session.problem)
            return Response { $0.value(preview) }
        }
        changes.post("solver-step") { request, context in
            let session = try Self.session(request, context, sessions)
            var fields = FieldReader(try await request.object(isRequired: false), at: [.key("body")])
            fields.refuseOthers()
            guard fields.issues.isEmpty else { throw ValidationFailure(fields.issues) }
            let answer = try await sessions.step(session, by: SolverTurn(for: session))
            return Response { $0.value(answer) }
        }
    }

    private func create(_ request: Request) async throws -> Response {
        let wish: SessionRequest
        if request.isTable {
            wish = try SessionRequest(table: try await request.table(), query: request.queryObject)
        } else {
            wish = try SessionRequest(validating: try await request.object(isRequired: false), tasks: sessions.tasks)
        }
        try quota.take(for: request.headers[.clientAddress] ?? "")
        let known = Owner(of: request.headers)
        let owner = known ?? Owner()
        let overview: SessionOverview
        do {
            overview = try sessions.begin(wish, owner: owner)
        } catch let error as ProblemError {
            throw ValidationFailure(error, in: JSONObject(), at: [.key("body")])
        }
        var response = Response { $0.value(overview) }
        if known == nil { response.headers[.setCookie] = owner.cookie(sessions.names, isPublic: isPublic) }
        return response
    }

    private static func list(_ request: Request, _ sessions: InteractiveSessions) throws -> Response {
        var fields = FieldReader(request.queryObject, at: [.key("query")])
        let limit = fields.integer("limit", in: 1...1000) ?? 50
        let before = fields.integer("before", in: 0 ... .max)
        guard fields.issues.isEmpty else { throw ValidationFailure(fields.issues) }
        // Who says no name owns nothing.
        let page = try Owner(of: request.headers).map {
            try sessions.list(of: $0, limit: limit, before: before.map(Int64.init))
        }
        return Response { json in
            json.object { json in
                json.member("sessions", page?.sessions.map { ListedSession($0, sessions.names) } ?? [])
                json.member("next", page?.next.map(Int.init))
            }
        }
    }

    static func session(
        _ request: Request, _ context: BasicRequestContext, _ sessions: InteractiveSessions
    ) throws(InteractiveError) -> InteractiveSession {
        try sessions.session(context.parameters.get("id") ?? "", owner: Owner(of: request.headers))
    }

    private static func write(_ catalog: SystemCatalog, to json: inout JSONWriter) {
        // By name: the order of the catalogue would tell the tiers.
        let systems = catalog.systems.sorted { $0.id < $1.id }
        json.array { json in
            for system in systems {
                json.object { json in
                    json.member("system_id", system.id)
                    json.member("state_variables", system.law.stateVariables)
                }
            }
        }
    }
}
