import GRDB

extension SessionDatabase {
    /// Forgets a session and its turns.
    @discardableResult
    public func delete(_ id: SessionID) throws(StoreError) -> Bool {
        try write { db in
            try db.execute(sql: "DELETE FROM session WHERE id = ?", arguments: [id.description])
            return db.changesCount > 0
        }
    }

    /// Forgets the sessions that a rule does not keep.
    ///
    /// Their room in the file is used again by later ones; the file does not get smaller. Looks at every session, so it is
    /// not for an event loop.
    @discardableResult
    public func prune(_ retention: Retention) throws(StoreError) -> Int {
        try write { db in
            var count = 0
            if let since = retention.since {
                try db.execute(sql: "DELETE FROM session WHERE updated < ?", arguments: [since.milliseconds])
                count += db.changesCount
            }
            if let most = retention.count {
                try db.execute(
                    sql: """
                        DELETE FROM session WHERE number IN
                          (SELECT number FROM session ORDER BY updated DESC, number DESC LIMIT -1 OFFSET ?)
                        """, arguments: [most])
                count += db.changesCount
            }
            return count
        }
    }
}
