import HTTPTypes
import PhysiXEpisodes
import PhysiXKernel
import PhysiXStore
import Testing

@testable import PhysiXServer

/// Server-sent events and who gets them.
struct EventTests {
    @Test func anEventIsFieldsInLines() {
        let event = ServerSentEvent(name: "turn", id: 3, data: "one\ntwo")
        #expect(event.text == "id: 3\nevent: turn\ndata: one\ndata: two\n\n")
        #expect(ServerSentEvent.heartbeat.text == ":\n\n")
        // No text of a player begins a field of its own.
        let sly = SessionEvent.failed(policy: "solver", reason: "a\r\nevent: turn\n\nb\u{2028}")
        #expect(sly.sent.text.split(separator: "\n").count == 2)
    }

    @Test func watchersHearOfTheirSessionOnly() async throws {
        let board = EventBoard()
        let (session, other) = (SessionID(), SessionID())
        let watcher = try board.watch(session)
        board.tell(.begun(policy: "solver"), of: other)
        let best = Action(equation: "dx/dt = -k*x", parameters: ["k": 2])
        board.tell(.progress(policy: "solver", stage: "searching", spent: 0.12345, best: nil), of: session)
        board.tell(.progress(policy: "solver", stage: "polishing", spent: 0.5, best: best), of: session)
        board.end(session)
        var heard: [ServerSentEvent] = []
        for await event in watcher.events { heard.append(event) }
        #expect(heard.map(\.name) == ["progress", "progress", "deleted"])
        #expect(heard[0].data == #"{"policy":"solver","stage":"searching","spent":0.123}"#)
        #expect(heard[1].data?.hasSuffix(#""spent":0.5,"equation":"dx/dt = -k*x","params":{"k":2.0}}"#) == true)
        #expect(board.count == 0)
    }

    @Test func aWatcherWhoStallsIsDropped() async throws {
        let board = EventBoard()
        let session = SessionID()
        let watcher = try board.watch(session)
        for _ in 0...EventBoard.mostWaiting { board.beat() }
        #expect(board.count == 0)
        var heard = 0
        for await _ in watcher.events { heard += 1 }
        #expect(heard == EventBoard.mostWaiting)
    }

    @Test func watchersAreOnlySoMany() throws {
        let board = EventBoard(most: 3, mostPerSession: 2)
        let session = SessionID()
        let first = try board.watch(session)
        _ = try board.watch(session)
        #expect(throws: InteractiveError.self) { try board.watch(session) }
        _ = try board.watch(SessionID())
        #expect(throws: InteractiveError.self) { try board.watch(SessionID()) }
        board.leave(first)
        board.leave(first)
        #expect(board.count == 2)
        _ = try board.watch(session)
        board.close()
        #expect(throws: InteractiveError.self) { try board.watch(session) }
        #expect(board.count == 0)
    }

    @Test func aReaderThatComesBackIsToldWhatItMissed() throws {
        let system = try SystemCatalog.builtIn.system("free_fall")
        var session = try PhysiXStore.Session(SessionLabel(policy: "", version: ""), drawing: system, seed: 7)
        var verifier = session.episode.problem.makeVerifier()
        for number in 1...3 {
            _ = try session.step(Proposal(Action(equation: "d2y/dt2 = -\(number)"), policy: "person"), with: &verifier)
        }
        let overview = SessionOverview(
            session: session, name: "1", constants: WrittenConstants(of: session.episode.observation), busy: nil)
        let lines = EventOpening(of: overview, after: "1").text.split(separator: "\n")
        #expect(lines.filter { $0.hasPrefix("id: ") } == ["id: 2", "id: 3"])
        #expect(lines[0] == "event: state")
        #expect(lines[1] == #"data: {"turn":3,"turn_remaining":5,"done":false,"busy":null}"#)
        for id in [nil, "-1", "x", "3", "99"] { #expect(!EventOpening(of: overview, after: id).text.contains("id:")) }
        #expect(EventOpening(of: overview, after: nil).tells(ServerSentEvent(name: "turn", id: 3, data: "")))
        #expect(!EventOpening(of: overview, after: nil).tells(ServerSentEvent(name: "turn", id: 4, data: "")))
    }

    @Test func aStreamEndsWithItsSession() async throws {
        let talk = InteractiveTalk()
        let id = try await talk.begin()
        async let stream = talk.send(.get, "/sessions/\(id)/events")
        while talk.server.assembly.sessions.board.count == 0 { await Task.yield() }
        _ = try await talk.step(id, "d2y/dt2 = -3")
        _ = try await talk.send(.delete, "/sessions/\(id)")
        let answer = try await stream
        #expect(answer.headers[.contentType] == "text/event-stream")
        let names = answer.text.split(separator: "\n").filter { $0.hasPrefix("event: ") }
        #expect(names == ["event: state", "event: turn", "event: deleted"])
        #expect(answer.text.contains(#""policy":"person""#))
    }
}
