import Hummingbird
import PhysiXFormats

/// Whether the server lives, and whether it takes sessions.
struct HealthRoutes {
    private let table: SessionTable

    init(_ table: SessionTable) { self.table = table }

    func add(to router: Router<BasicRequestContext>) {
        let table = table
        router.get("/health") { _, _ in Response { json in json.object { $0.member("status", "healthy") } } }
        router.get("/ready") { _, _ in
            let active = table.count
            let isReady = table.hasRoom
            return Response(isReady ? .ok : .serviceUnavailable) { json in
                json.object { json in
                    json.member("ready", isReady)
                    json.member("active_sessions", active)
                    json.member("max_sessions", table.limit)
                }
            }
        }
    }
}
