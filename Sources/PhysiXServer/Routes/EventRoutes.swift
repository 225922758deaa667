import HTTPTypes
import Hummingbird
import NIOCore
import PhysiXEpisodes
import PhysiXStore

/// What happens in a session, as server-sent events.
struct EventRoutes {
    private let sessions: InteractiveSessions

    init(_ sessions: InteractiveSessions) { self.sessions = sessions }

    func add(to group: RouterGroup<BasicRequestContext>) {
        let sessions = sessions
        group.get("sessions/{id}/events") { request, context in
            let session = try InteractiveRoutes.session(request, context, sessions)
            // First, so that nothing happens between what is told now and what is told later.
            let watcher = try sessions.board.watch(session.id)
            let opening = EventOpening(of: session.overview, after: request.headers[.lastEventID])
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/event-stream", .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
                    .xAccelBuffering: "no",
                ],
                body: ResponseBody { writer in
                    defer { sessions.board.leave(watcher) }
                    let watch = ClientConnection.current?.watch { sessions.board.leave(watcher) }
                    defer { watch?.end() }
                    var writer = writer
                    try await writer.write(ByteBuffer(string: opening.text))
                    for await event in watcher.events where !opening.tells(event) {
                        try await writer.write(ByteBuffer(string: event.text))
                    }
                    try await writer.finish(nil)
                })
        }
    }
}

/// What a reader of events is told at first: where the session stands, and the turns that it missed.
struct EventOpening: Sendable {
    let text: String
    private let lastTurn: Int

    /// - Parameters:
    ///   - overview: the session.
    ///   - lastEventID: the last event that the reader had, where it comes back.
    init(of overview: SessionOverview, after lastEventID: String?) {
        let episode = overview.session.episode
        let isDone = overview.session.ended != nil
        let state = SessionEvent.state(
            turn: episode.history.count, remaining: episode.turnLimit - episode.history.count, isDone: isDone,
            busy: overview.busy)
        var events = [state]
        if let known = lastEventID.flatMap({ Int($0) }), known >= 0 {
            for entry in episode.history where entry.turn > known {
                let isLast = entry.turn == episode.history.count
                events.append(.turn(entry, policy: nil, isDone: isLast && isDone))
            }
        }
        text = events.map(\.sent.text).joined()
        lastTurn = episode.history.count
    }

    /// Whether an event is about a turn that the opening has.
    func tells(_ event: ServerSentEvent) -> Bool { event.id.map { $0 <= lastTurn } ?? false }
}

extension HTTPField.Name {
    /// HTTPTypes has no names for them.
    fileprivate static let lastEventID = HTTPField.Name("last-event-id") ?? .referer
    fileprivate static let xAccelBuffering = HTTPField.Name("x-accel-buffering") ?? .cacheControl
}
