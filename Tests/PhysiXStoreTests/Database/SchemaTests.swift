import Foundation
import GRDB
import PhysiXEpisodes
import PhysiXKernel
import Testing

@testable import PhysiXStore

struct SchemaTests {
    /// A file as version 1 wrote it: this text is never changed.
    private static let version1 = """
        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT INTO grdb_migrations VALUES ('1');
        PRAGMA application_id = 1349024088;
        CREATE TABLE session (
          number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL, policy TEXT NOT NULL,
          version TEXT NOT NULL, system TEXT NOT NULL, turn_limit INTEGER NOT NULL, turns INTEGER NOT NULL DEFAULT 0,
          match REAL NOT NULL DEFAULT 0, created INTEGER NOT NULL, updated INTEGER NOT NULL, ended INTEGER, evaluation TEXT,
          document TEXT NOT NULL
        ) STRICT;
        CREATE INDEX session_by_owner ON session (owner);
        CREATE TABLE turn (
          session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE, number INTEGER NOT NULL,
          document TEXT NOT NULL, PRIMARY KEY (session, number)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO session VALUES (1, '0123456789abcdef0123456789abcdef', 'me', 'solver', '0.1.0', 'mine', 8, 1, 0.0,
          1764217152345, 1764217152399, NULL, NULL, '{"policy":"solver","owner":"me","version":"0.1.0","created":1764217152345,
          "max_turns":8,"problem":{"state_variables":["y"],"trajectory":[{"t":0.0,"y":1.0},{"t":1.0,"y":2.0}],
          "hint":"h","system_id":"mine"}}');
        INSERT INTO turn VALUES (1, 1, '{"policy":"solver","time":1764217152399,"latency_s":0.25,"action":{"equation":
          "gravity","params":{},"rationale":"r"},"reward":{"match":0.0,"progress":0.0,"simplicity":0.0,"format":0.0,
          "shape":0.0,"freq":0.0,"amplitude":0.0},"mismatch_summary":"m","completion":"c"}');
        """

    @Test func aFileOfVersion1IsReadAndGoesOn() throws {
        try withDatabaseFile { file in
            try DatabaseQueue(path: file).writeWithoutTransaction { try $0.execute(sql: Self.version1) }
            let store = try SessionDatabase(file)
            let id = try #require(SessionID("0123456789abcdef0123456789abcdef"))
            let stored = try #require(try store.session(id))
            #expect(stored.label.policy == "solver" && stored.label.owner == "me" && stored.label.id == id)
            #expect(stored.label.created == Timestamp(milliseconds: 1_764_217_152_345))
            #expect(stored.problem.observed.states == [1, 2] && stored.problem.hint == "h")
            let turn = try #require(stored.turns.first)
            #expect(turn.proposal.action == Action(equation: "gravity", rationale: "r"))
            #expect(turn.proposal.latency == 0.25 && turn.proposal.completion == "c")
            // The sentence that was kept is not the one for such an equation.
            #expect(throws: EpisodeError.changed(turn: 1)) { try stored.resumed() }
            #expect(try stored.record.firstDifference()?.part == "mismatch_summary")
            try store.create(try Session.drawn())
            #expect(try store.list(SessionQuery()).sessions.count == 2)
        }
    }

    @Test func aNewFileHasTheTablesOfTheLastVersion() throws {
        try withDatabaseFile { file in
            let store = try SessionDatabase(file)
            func value(_ pragma: String) throws -> String? {
                try store.pool.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA \(pragma)") }
            }
            #expect(try value("application_id") == "1349024088")
            #expect(try value("journal_mode") == "wal")
            #expect(try value("foreign_keys") == "1")
            // 1 is NORMAL.
            #expect(try value("synchronous") == "1")
            let names = try DatabaseQueue(path: file).read { db in
                try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info('turn')")
                    + String.fetchAll(db, sql: "SELECT name FROM pragma_table_info('session')")
            }
            #expect(!names.contains { $0.contains("key") || $0.contains("token") })
        }
    }

    @Test func manyMayMakeTheSameFileAtOnce() async throws {
        for _ in 0..<5 {
            let file = FileManager.default.temporaryDirectory.appending(path: "physix-new-\(UUID().uuidString)").path
            defer {
                for ending in ["", "-wal", "-shm"] { _ = try? FileManager.default.removeItem(atPath: file + ending) }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        try SessionDatabase(file, options: .init(patience: 30)).create(try Session.drawn())
                    }
                }
                try await group.waitForAll()
            }
            #expect(try SessionDatabase(file).list(SessionQuery()).sessions.count == 6)
        }
    }

    @Test func aFileOfANewerVersionIsRefused() throws {
        try withDatabaseFile { file in
            do { _ = try SessionDatabase(file) }
            try DatabaseQueue(path: file).write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
            #expect(throws: StoreError.newer(file: file)) { try SessionDatabase(file) }
        }
    }

    @Test func aSystemThatDrawsOtherSamplesNowIsSaid() throws {
        try withDatabaseFile { file in
            var system = try SystemCatalog.builtIn.system("free_fall")
            system.id = "my_fall"
            let session = try Session(.test(), drawing: system, seed: 3)
            try SessionDatabase(file, catalog: SystemCatalog([system])).create(session)
            #expect(try SessionDatabase(file, catalog: SystemCatalog([system])).session(session.id) != nil)
            let missing = #expect(throws: StoreError.self) { try SessionDatabase(file).session(session.id) }
            #expect(missing?.summary.contains("unknown system `my_fall`") == true)
            system.duration = 4
            let changed = #expect(throws: StoreError.self) {
                try SessionDatabase(file, catalog: SystemCatalog([system])).session(session.id)
            }
            #expect(changed?.summary.contains("draws other samples now") == true)
            #expect(changed?.hint != nil)
        }
    }
}
