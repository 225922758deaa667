import GRDB
import Glibc
public import PhysiXEpisodes

/// Sessions in a file of SQLite, from the moment that a turn is answered.
///
/// **What survives.** ``append(_:of:)`` returns after SQLite has written the turn to its write-ahead log with `write(2)`.
/// The pages then belong to the operating system, so `kill -9` of this program loses nothing that was answered: the next
/// one to open the file reads the log. With `synchronous=NORMAL` the log is forced to the disk at checkpoints only, so a
/// power cut may take the last turns with it, never the file's consistency; `FULL` would cost an `fsync` for each turn,
/// from 0.1 to 10 ms.
///
/// **Who may use it.** Any number of threads and programs: one writes at a time, readers wait for nobody.
public struct SessionDatabase: SessionStore {
    /// How a database is opened.
    public struct Options: Sendable, Hashable {
        /// Whether the file is made where there is none.
        public var isMade: Bool
        /// How long, in seconds, a call waits for another program that is writing.
        public var patience: Double

        /// Options; patience is short, because whoever serves people waits with all of them.
        public init(isMade: Bool = true, patience: Double = 0.5) {
            self.isMade = isMade
            self.patience = patience
        }
    }

    /// The file's path.
    public let file: String
    let catalog: SystemCatalog
    let pool: DatabasePool

    /// Opens a database, and brings one of an earlier version up to date.
    ///
    /// - Parameters:
    ///   - file: its path; two more files, `-wal` and `-shm`, are kept beside it while it is open.
    ///   - catalog: where the systems of its sessions are found again.
    ///   - options: whether it is made, and how long a call may wait.
    /// - Throws: ``StoreError`` for a file that cannot be used; nothing in it was changed then.
    public init(
        _ file: String, catalog: SystemCatalog = .builtIn, options: Options = Options()
    ) throws(StoreError) {
        if !options.isMade, access(file, F_OK) != 0 { throw .missing(file: file) }
        var configuration = Configuration()
        configuration.label = "sessions"
        configuration.busyMode = .timeout(options.patience)
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { db in
            // GRDB gives readers 10 s of their own.
            try db.execute(sql: "PRAGMA busy_timeout = \(Int(options.patience * 1000))")
            // GRDB's pools have `synchronous=NORMAL`. Half a MiB of pages for each of three connections, because sessions
            // that are played are in the caller's memory anyway.
            try db.execute(sql: "PRAGMA cache_size = -512")
            // 16 MiB of log rather than 4, so that a server's own checkpoints come first.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 4096")
        }
        self.file = file
        self.catalog = catalog
        do {
            pool = try DatabasePool(path: file, configuration: configuration)
            try Schema.prepare(pool, file: file)
        } catch {
            throw StoreError(error, file: file)
        }
    }

    /// Writes the log back into the file and waits for the disk, while others go on playing.
    ///
    /// A server does it now and then, off its event loops: otherwise an unlucky turn does.
    public func checkpoint() throws(StoreError) {
        do {
            // With a connection of its own, because the pool's writer would keep the turns of others waiting.
            var configuration = Configuration()
            configuration.busyMode = .timeout(1)
            let connection = try DatabaseQueue(path: file, configuration: configuration)
            try connection.inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(PASSIVE)") }
            try connection.close()
        } catch {
            throw StoreError(error, file: file)
        }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try pool.write(body) } catch { throw StoreError(error, file: file) }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try pool.read(body) } catch { throw StoreError(error, file: file) }
    }
}

extension String {
    /// The text as a column holds it: SQLite's texts end at a NUL.
    var searchable: String { contains("\0") ? replacing("\0", with: " ") : self }
}
