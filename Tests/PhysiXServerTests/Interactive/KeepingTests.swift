import HTTPTypes
import PhysiXEpisodes
import PhysiXFormats
import PhysiXStore
import Synchronization
import Testing

@testable import PhysiXServer

/// What the store has to do with play.
struct KeepingTests {
    /// A store that fails when told to, over memory.
    private final class Fragile: SessionStore {
        let memory = SessionMemory()
        let isBroken = Atomic(false)

        private func check() throws(StoreError) {
            if isBroken.load(ordering: .relaxed) { throw .full(file: "/secret/place") }
        }
        func create(_ session: PhysiXStore.Session) throws(StoreError) {
            try check()
            try memory.create(session)
        }
        func append(_ turn: SessionTurn, of session: PhysiXStore.Session) throws(StoreError) {
            try check()
            try memory.append(turn, of: session)
        }
        func session(_ id: SessionID) throws(StoreError) -> StoredSession? {
            try check()
            return memory.session(id)
        }
        func list(_ query: SessionQuery) throws(StoreError) -> SessionPage {
            try check()
            return memory.list(query)
        }
        func close(_ id: SessionID, at time: Timestamp) throws(StoreError) {
            try memory.close(id, at: time)
        }
        func delete(_ id: SessionID) throws(StoreError) -> Bool {
            try check()
            return memory.delete(id)
        }
        func prune(_ retention: Retention) throws(StoreError) -> Int { memory.prune(retention) }
    }

    @Test func anotherServerGoesOnWhereTheFirstOneStopped() async throws {
        let store = SessionMemory()
        let first = InteractiveTalk(keptIn: store)
        let id = try await first.begin()
        let turn = try await first.step(id, "d2y/dt2 = -5").json()
        let second = InteractiveTalk(keptIn: store)
        #expect(try await second.send(.get, "/sessions/\(id)").json()["observation"] == turn["observation"])
        #expect(try await second.step(id, "d2y/dt2 = -6").json()["observation"]?["turn"] == 2)
    }

    @Test func aSessionThatWentOnElsewhereIsLoadedAgain() async throws {
        let store = SessionMemory()
        let (first, second) = (InteractiveTalk(keptIn: store), InteractiveTalk(keptIn: store))
        let id = try await first.begin()
        _ = try await second.step(id, "d2y/dt2 = -5")
        let answer = try await first.step(id, "d2y/dt2 = -6")
        #expect(answer.status == 409)
        #expect(answer.text.contains("elsewhere"))
        #expect(try await first.step(id, "d2y/dt2 = -6").json()["observation"]?["turn"] == 2)
    }

    @Test func aTurnThatCannotBeKeptIsNotTaken() async throws {
        let store = Fragile()
        let talk = InteractiveTalk(keptIn: store)
        let id = try await talk.begin()
        store.isBroken.store(true, ordering: .relaxed)
        for answer in [
            try await talk.step(id, "d2y/dt2 = -5"), try await talk.send(.post, "/sessions", "{}"),
            try await talk.send(.get, "/sessions"), try await talk.send(.delete, "/sessions/\(id)"),
            try await talk.send(.get, "/sessions/00112233445566778899aabbccddee00"),
        ] {
            #expect(answer.status == 503)
            #expect(answer.headers[.retryAfter] == "5")
            #expect(!answer.text.contains("secret"))
        }
        store.isBroken.store(false, ordering: .relaxed)
        #expect(try await talk.step(id, "d2y/dt2 = -5").json()["observation"]?["turn"] == 1)
    }

    @Test func memoryHoldsThoseThatWereUsedLast() throws {
        let live = LiveSessions(most: 10)
        var sessions: [InteractiveSession] = []
        for seed in 0..<25 {
            let system = try SystemCatalog.builtIn.system("free_fall")
            let session = InteractiveSession(
                try PhysiXStore.Session(SessionLabel(policy: "", version: ""), drawing: system, seed: UInt64(seed)))
            sessions.append(live.add(session))
            _ = live.session(sessions[0].id)
        }
        #expect(live.count <= 10)
        #expect(live.session(sessions[0].id) != nil)
        #expect(live.session(sessions[24].id) != nil)
        #expect(live.session(sessions[1].id) == nil)
        live.dropIdle(at: .now + .seconds(31 * 60))
        #expect(live.count == 0)
    }

    @Test func largeSessionsTakeTheRoomOfMany() throws {
        let live = LiveSessions(mostBytes: 100_000)
        for _ in 0..<20 {
            let wish = try SessionRequest(
                table: Array(("t,y\n" + (0..<1000).map { "\($0),\($0)\n" }.joined()).utf8), query: .init())
            _ = live.add(InteractiveSession(try wish.begin(SessionLabel(policy: "", version: ""))))
        }
        #expect((1..<5).contains(live.count))
    }

    @Test(arguments: [
        ([:], SessionKeeping.memory), (["HOME": "/home/ada"], .usual("/home/ada/.local/share/physix/sessions.sqlite")),
        (["HOME": "/home/ada", "XDG_DATA_HOME": "/data"], .usual("/data/physix/sessions.sqlite")),
        (["HOME": "/home/ada", "XDG_DATA_HOME": "relative"], .usual("/home/ada/.local/share/physix/sessions.sqlite")),
        (["HOME": "/home/ada", "PHYSIX_DATABASE": "x.sqlite"], .file("x.sqlite")),
        (["PHYSIX_DATABASE": "x.sqlite", "PHYSIX_NO_DATABASE": "true"], .memory),
    ])
    func theEnvironmentSaysWhereSessionsAreKept(_ environment: [String: String], _ keeping: SessionKeeping) throws {
        #expect(try ServerSettings(ServerFlags(), environment: environment).keeping == keeping)
    }

    @Test func aFlagSaysWhereSessionsAreKept() throws {
        var flags = ServerFlags()
        flags.database = "y.sqlite"
        #expect(try ServerSettings(flags, environment: ["PHYSIX_NO_DATABASE": "true"]).keeping == .file("y.sqlite"))
        flags.hasNoDatabase = true
        #expect(throws: ServerError.self) { try ServerSettings(flags, environment: [:]) }
        flags.database = nil
        #expect(try ServerSettings(flags, environment: ["PHYSIX_DATABASE": "x.sqlite"]).keeping == .memory)
    }
}
