import GRDB

/// The tables, version by version.
///
/// What is searched for has a column; what is only read back is in a JSON `document`, whose members may be added to
/// without a migration. A migration that was released is never changed: a later one follows it.
enum Schema {
    /// "PhyX" at byte 68 of the file tells our databases from those of others.
    static let applicationID = 0x5068_7958

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(sql: version1)
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        return migrator
    }

    /// The first tables; `session.match` is the last turn's.
    ///
    /// Turns lie in the order of their sessions, so that bringing an episode back reads a few neighbouring pages.
    private static let version1 = """
        CREATE TABLE session (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          id TEXT NOT NULL UNIQUE,
          owner TEXT NOT NULL,
          policy TEXT NOT NULL,
          version TEXT NOT NULL,
          system TEXT NOT NULL,
          turn_limit INTEGER NOT NULL,
          turns INTEGER NOT NULL DEFAULT 0,
          match REAL NOT NULL DEFAULT 0,
          created INTEGER NOT NULL,
          updated INTEGER NOT NULL,
          ended INTEGER,
          evaluation TEXT,
          document TEXT NOT NULL
        ) STRICT;
        CREATE INDEX session_by_owner ON session (owner);
        CREATE TABLE turn (
          session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
          number INTEGER NOT NULL,
          document TEXT NOT NULL,
          PRIMARY KEY (session, number)
        ) STRICT, WITHOUT ROWID;
        """

    /// Makes the tables, or brings those of an earlier version up to date.
    static func prepare(_ pool: DatabasePool, file: String) throws {
        if try isCurrent(pool, file: file) { return }
        do { try migrator.migrate(pool) } catch {
            // Another program that opened the file at the same time may have done it.
            guard try isCurrent(pool, file: file) else { throw error }
        }
    }

    private static func isCurrent(_ pool: DatabasePool, file: String) throws -> Bool {
        try pool.read { db in
            let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            // The table of migrations comes first and by itself.
            let tables = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'")
            guard id == applicationID || (id == 0 && tables == 0) else { throw StoreError.foreign(file: file) }
            guard try !migrator.hasBeenSuperseded(db) else { throw StoreError.newer(file: file) }
            return try migrator.hasCompletedMigrations(db)
        }
    }
}
