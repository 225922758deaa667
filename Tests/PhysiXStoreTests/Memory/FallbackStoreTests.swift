import Foundation
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

    @Test func whatWaitsIsWrittenWithoutAnotherTurn() throws {
        try withDatabaseFile { file in
            let log = Log()
            let database = try SessionDatabase(file)
            let store = log.store(database)
            store.writeWaiting(isLast: true)
            #expect(log.said.isEmpty)
            try database.limitPages(to: 1)
            var session = try Session.drawn()
            try store.create(session)
            for _ in 0..<2 { try session.play(wordy, in: store) }
            store.writeWaiting(isLast: false)
            #expect(log.said == [.goesOnInMemory(.full(file: file))], "the file is left alone for ten seconds")
            store.writeWaiting(isLast: true)
            #expect(log.said.last == .isLost(sessions: 1))

            try database.limitPages(to: 1_000_000)
            log.seconds.withLock { $0 = 11 }
            store.writeWaiting(isLast: false)
            #expect(log.said.last == .isWrittenAgain(sessions: 1))
            #expect(try database.session(session.id)?.turns.count == 2)
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

    @Test func nothingIsLostHoweverOftenTheFileFails() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "physix-fall-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { _ = try? FileManager.default.removeItem(at: folder) }
        let database = try SessionDatabase(folder.appending(path: "e.sqlite").path)
        let log = Log()
        let store = log.store(database)
        let ids = try await withThrowingTaskGroup(of: SessionID.self) { group in
            for player in 0..<6 {
                group.addTask {
                    var session = try Session.drawn(seed: UInt64(player), turnLimit: 60)
                    try store.create(session)
                    for turn in 1...60 {
                        // Whoever comes by fills the disk, makes room again, or lets the time pass.
                        if turn % 7 == player { try database.limitPages(to: 1) }
                        if turn % 5 == player || turn > 50 { try database.limitPages(to: 1_000_000) }
                        log.seconds.withLock { $0 += 4 }
                        try session.play("d2x/dt2 = -\(turn)*x*x*x", in: store)
                        #expect(try store.session(session.id)?.turns.count == turn)
                    }
                    return session.id
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        try database.limitPages(to: 1_000_000)
        log.seconds.withLock { $0 += 100 }
        try store.create(try Session.drawn())
        for id in ids {
            let stored = try #require(try database.session(id))
            #expect(stored.turns.map(\.number) == Array(1...60) && stored.ended != nil)
            #expect(try stored.record.firstDifference() == nil)
        }
        #expect(!log.said.contains { if case .isForgotten = $0 { true } else { false } })
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
