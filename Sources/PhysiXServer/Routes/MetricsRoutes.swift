import HTTPTypes
import Hummingbird
import NIOCore

/// The server's figures, for Prometheus and what reads the same format.
struct MetricsRoutes {
    private let figures: RequestFigures
    private let table: SessionTable
    private let sessions: InteractiveSessions

    init(_ figures: RequestFigures, _ table: SessionTable, _ sessions: InteractiveSessions) {
        self.figures = figures
        self.table = table
        self.sessions = sessions
    }

    func add(to router: Router<BasicRequestContext>) {
        let (figures, table, sessions) = (figures, table, sessions)
        router.get("/metrics") { _, _ in
            var text = ExpositionText()
            text.add(figures.reading)
            text.gauge("physix_sessions", "Open sessions of OpenEnv's protocol.", table.count)
            text.gauge("physix_interactive_sessions", "Interactive sessions in memory.", sessions.live.count)
            text.gauge("physix_event_readers", "Open streams of events.", sessions.board.count)
            text.gauge("physix_policies_at_work", "Policies that are working on a turn.", sessions.room.count)
            text.gauge("physix_model_calls", "Calls of models that are under way.", sessions.calls.count)
            text.counter("physix_verifications_total", "Verified proposals.", VerificationCount.current)
            text.add(ProcessFigures.current)
            return Response(
                status: .ok,
                headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text.text)))
        }
    }
}
