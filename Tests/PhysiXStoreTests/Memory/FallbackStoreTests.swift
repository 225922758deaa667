import PhysiXEpisodes
import Synchronization
import Testing

@testable import PhysiXStore

/// A clock that is set by hand, and all that was said; a class, because two closures share it.
private final class Log: Sendable {
    let seconds = Mutex(0.0)
    let notices = Mutex<[FallbackStore.Notice]>([])

    func store(_ database: SessionDatabase, limit: Int = 100) -> FallbackStore {
        FallbackStore(
            database, limit: limit, pause: 10,
            clock: { Timestamp(milliseconds: 0).advanced(bySeconds: self.seconds.withLock { $0 }) },
            report: { notice in self.notices.withLock { $0.append(notice) } })
    }

    var said: [FallbackStore.Notice] { notices.withLock { $0 } }
}

struct FallbackStoreTests {
    private let wordy = Proposal(
        Action(equation: "d2x/dt2 = -x", rationale: String(repeating: "because ", count: 5000)), policy: "test",
        latency: 0.5, completion: "…", time: Timestamp(milliseconds: 7))

    @Test func playGoesOnInMemoryAndIsWrittenLater() throws {
        try withDatabaseFile { file in
            let log = Log()
            let database = try SessionDatabase(file)
            let store = log.store(database)
            var session = try Session.drawn(turnLimit: 100)
            try store.create(session)
            try session.play("d2x/dt2 = -x", in: store)
            #expect(log.said.isEmpty)

            try database.limitPages(to: 1)
            var turns = [try session.play(wordy, in: store), try session.play(wordy, in: store)]
            var fresh = try Session.drawn("lorenz")
            try store.create(fresh)
            try fresh.play("dx/dt = y", in: store)
            #expect(log.said == [.goesOnInMemory(.full(file: file))])
            #expect(try database.session(session.id)?.turns.count == 1)
            #expect(try store.session(session.id)?.turns.count == 3)
            #expect(try store.session(fresh.id)?.turns.count == 1)
            try store.close(fresh.id, at: Timestamp(milliseconds: 9))
            #expect(try store.session(session.id)?.resumed().episode.history == session.episode.history)

            try database.limitPages(to: 1_000_000)
            turns.append(try session.play(wordy, in: store))
            #expect(try database.session(session.id)?.turns.count == 1, "the file is left alone for ten seconds")
            log.seconds.withLock { $0 = 11 }
            turns.append(try session.play(wordy, in: store))
            #expect(log.said.dropFirst() == [.isWrittenAgain(sessions: 2)])
            let stored = try #require(try database.session(session.id))
            #expect(Array(stored.turns.dropFirst()) == turns)
            #expect(try stored.record.firstDifference() == nil)
            #expect(try database.session(fresh.id)?.turns.count == 1)
            #expect(try database.session(fresh.id)?.ended == Timestamp(milliseconds: 9))
        }
    }

    @Test func aFileThatKeepsFailingIsSaidOnce() throws {
        try withDatabaseFile { file in
            let log = Log()
            let database = try SessionDatabase(file)
            let store = log.store(database, limit: 2)
            try database.limitPages(to: 1)
            var ids: [SessionID] = []
            // Each fills more than what is free in the file.
            for turn in 0..<4 {
                log.seconds.withLock { $0 = Double(turn) * 100 }
                var session = try Session.drawn(seed: UInt64(turn))
                try store.create(session)
                ids.append(session.id)
                for _ in 0..<3 { try session.play(wordy, in: store) }
            }
            let failures = log.said.filter { if case .goesOnInMemory = $0 { true } else { false } }
            #expect(failures == [.goesOnInMemory(.full(file: file))])
        }
    }

    @Test func whatTheCallerDoesWrongIsNoReasonToFallBack() throws {
        try withDatabaseFile { file in
            let log = Log()
            let store = log.store(try SessionDatabase(file))
            var session = try Session.drawn()
            #expect(throws: StoreError.unknownSession(session.id)) { try session.play("d2x/dt2 = -x", in: store) }
            let fresh = try Session.drawn()
            try store.create(fresh)
            #expect(throws: StoreError.duplicate(fresh.id)) { try store.create(fresh) }
            #expect(log.said.isEmpty)
        }
    }
}
