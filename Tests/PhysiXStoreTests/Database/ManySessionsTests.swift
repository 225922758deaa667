import Foundation
import GRDB
import PhysiXEpisodes
import PhysiXKernel
import Testing

@testable import PhysiXStore

struct ManySessionsTests {
    @Test func writersAndReadersDoNotDisturbOneAnother() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "physix-many-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { _ = try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "episodes.sqlite").path
        // Two connections, as of two programs, and eight who play.
        let patient = SessionDatabase.Options(patience: 30)
        let stores = [try SessionDatabase(file, options: patient), try SessionDatabase(file, options: patient)]
        let ids = try await withThrowingTaskGroup(of: SessionID.self) { group in
            for player in 0..<8 {
                group.addTask {
                    let store = stores[player % 2]
                    var session = try Session.drawn(seed: UInt64(player), turnLimit: 30)
                    try store.create(session)
                    for turn in 1...30 {
                        try session.play("d2x/dt2 = -\(turn)*x*x*x", in: store)
                        let stored = try #require(try stores[turn % 2].session(session.id))
                        #expect(stored.turns.count == turn)
                    }
                    return session.id
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(ids.count == 8)
        for id in ids {
            let stored = try #require(try stores[0].session(id))
            #expect(stored.turns.map(\.number) == Array(1...30))
            #expect(try stored.record.firstDifference() == nil)
        }
        let verdict = try await stores[1].pool.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
        #expect(verdict == "ok")
        let log = URL(filePath: file + "-wal")
        #expect(try Data(contentsOf: log).count > 0)
        try stores[0].checkpoint()
        // The file alone, without the log, has everything now.
        let copy = folder.appending(path: "copy.sqlite")
        try Data(contentsOf: URL(filePath: file)).write(to: copy)
        #expect(
            try SessionDatabase(copy.path).list(SessionQuery()).sessions.map(\.turns) == Array(repeating: 30, count: 8))
    }

    /// In a process of its own, whose memory no other test takes.
    @Test func tenThousandSessionsTakeNoMoreMemoryThanAThousand() async {
        await #expect(processExitsWith: .success) {
            try withDatabaseFile { file in
                let store = try SessionDatabase(file)
                let template = try Session.drawn("free_fall")
                func create(_ count: Int) throws {
                    for _ in 0..<count {
                        try store.create(Session(.test(), template.source, episode: template.episode, ended: nil))
                    }
                }
                try create(1000)
                let before = try residentBytes()
                try create(9000)
                let growth = try residentBytes() - before
                // As many problems with their truths in memory would take some 40 MiB.
                precondition(growth < 4 << 20, "\(growth) bytes more")
                let count = try store.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM session") }
                precondition(count == 10_000)
            }
        }
    }

    @Test func aMemoryForgetsWhatWasNotUsedForTheLongestTime() throws {
        let store = SessionMemory(limit: 100)
        let first = try Session.drawn()
        try store.create(first)
        var last = first.id
        for _ in 0..<10_000 {
            let session = Session(.test(), first.source, episode: first.episode, ended: nil)
            last = session.id
            try store.create(session)
            // In use all the time, so it stays.
            #expect(store.session(first.id) != nil)
        }
        let kept = store.list(SessionQuery(limit: 1000)).sessions.map(\.label.id)
        #expect(kept.count == 100 && kept.contains(first.id) && kept.contains(last))
    }
}

private func residentBytes() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    return (Int(text.split(separator: " ")[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
}
