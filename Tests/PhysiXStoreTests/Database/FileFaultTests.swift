import Foundation
import GRDB
import PhysiXEpisodes
import Testing

@testable import PhysiXStore

struct FileFaultTests {
    private static let impatient = SessionDatabase.Options(patience: 0.05)

    @Test func aFileThatIsMissingIsNotMadeUnlessAskedFor() throws {
        try withDatabaseFile { file in
            #expect(throws: StoreError.missing(file: file)) {
                try SessionDatabase(file, options: .init(isMade: false))
            }
            #expect(!FileManager.default.fileExists(atPath: file))
        }
    }

    @Test func aFolderThatCannotBeWrittenIsSaid() throws {
        // Not even an administrator makes a file there.
        let file = "/proc/episodes.sqlite"
        let error = #expect(throws: StoreError.self) { try SessionDatabase(file) }
        #expect(error?.summary.hasPrefix("cannot open the database `/proc/episodes.sqlite`: ") == true)
        #expect(error?.hint == "check that the folder exists and may be written")
    }

    @Test func aFullDiskIsSaidAndLosesNothingThatWasKept() throws {
        try withDatabaseFile { file in
            let store = try SessionDatabase(file)
            var session = try Session.drawn(turnLimit: 1000)
            try store.create(session)
            try store.limitPages(to: 40)
            let rationale = String(repeating: "because ", count: 500)
            #expect(throws: StoreError.full(file: file)) {
                while true {
                    try session.play(
                        Proposal(Action(equation: "d2x/dt2 = -x", rationale: rationale), policy: "test"), in: store)
                }
            }
            let kept = try #require(try store.session(session.id))
            #expect(kept.turns.count == session.episode.history.count - 1 && kept.turns.count > 5)
            #expect(try kept.record.firstDifference() == nil)
        }
    }

    @Test func aLockedFileIsSaidAfterAShortWait() throws {
        try withDatabaseFile { file in
            let store = try SessionDatabase(file, options: Self.impatient)
            var session = try Session.drawn()
            try store.create(session)
            let other = try DatabaseQueue(path: file)
            try other.inDatabase { db in
                try db.execute(sql: "BEGIN EXCLUSIVE")
                #expect(throws: StoreError.locked(file: file)) { try session.play("d2x/dt2 = -x", in: store) }
                // Those who only read are not kept from it.
                #expect(throws: Never.self) { try store.list(SessionQuery()) }
                try db.execute(sql: "COMMIT")
            }
            session = try #require(try store.session(session.id)).resumed()
            #expect(try session.play("d2x/dt2 = -x", in: store).number == 1)
        }
    }

    @Test func whatIsNoDatabaseIsSaid() throws {
        try withDatabaseFile { file in
            try Data("t,x\n0,1\n".utf8).write(to: URL(filePath: file))
            #expect(throws: StoreError.damaged(file: file, reason: "file is not a database")) {
                try SessionDatabase(file)
            }
        }
    }

    @Test func aDamagedFileIsSaid() throws {
        try withDatabaseFile { file in
            var ids: [SessionID] = []
            do {
                let store = try SessionDatabase(file)
                for seed in 0..<200 {
                    let session = try Session.drawn(seed: UInt64(seed))
                    ids.append(session.id)
                    try store.create(session)
                }
            }
            var bytes = try Data(contentsOf: URL(filePath: file))
            // Everything behind the first page, where the schema is.
            bytes.replaceSubrange(4096..., with: Data(repeating: 0xA5, count: bytes.count - 4096))
            try bytes.write(to: URL(filePath: file))
            let error = #expect(throws: StoreError.self) {
                let store = try SessionDatabase(file)
                for id in ids { _ = try store.session(id) }
            }
            guard case .damaged = error else { return #expect(Bool(false), "\(String(describing: error))") }
        }
    }

    @Test func aDatabaseOfAnotherProgramIsLeftAlone() throws {
        try withDatabaseFile { file in
            try DatabaseQueue(path: file).write { try $0.execute(sql: "CREATE TABLE bookmark (url TEXT)") }
            #expect(throws: StoreError.foreign(file: file)) { try SessionDatabase(file) }
            let tables = try DatabaseQueue(path: file).read {
                try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
            }
            #expect(tables == ["bookmark"])
        }
    }

    @Test func everyErrorSaysWhatIsWrong() {
        let id = SessionID()
        let errors: [StoreError] = [
            .missing(file: "f"), .unopenable(file: "f", reason: "r"), .readOnly(file: "f"), .locked(file: "f"),
            .full(file: "f"), .damaged(file: "f", reason: "r"), .foreign(file: "f"), .newer(file: "f"),
            .failed(file: "f", reason: "r"),
        ]
        #expect(errors.allSatisfy { $0.summary.contains("`f`") && $0.isFileFault })
        #expect(errors.dropLast().allSatisfy { $0.hint != nil })
        let others: [StoreError] = [
            .unknownSession(id), .duplicate(id), .outOfStep(id, turn: 2, kept: 0),
            .unreadable(id, reason: "r", hint: "h"),
        ]
        #expect(others.allSatisfy { $0.summary.contains(id.description) && !$0.isFileFault && $0.hint != nil })
    }
}

extension SessionDatabase {
    /// Makes the disk full for this connection, as far as SQLite can tell.
    func limitPages(to count: Int) throws {
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(count)") }
    }
}
