import GRDB
import PhysiXEpisodes
import PhysiXFormats

extension SessionDatabase {
    /// Keeps a session that was not there before.
    ///
    /// Costs about 70 us of processor time, and more for a measured trajectory, whose samples are written.
    public func create(_ session: Session) throws(StoreError) {
        try write { db in
            try Self.insert(session, db)
            if let ended = session.ended { try Self.close(session.id, at: ended, db) }
        }
    }

    /// Keeps a turn.
    ///
    /// Costs about 50 us of processor time (`scripts/bench store` measures it), with the last turn also an evaluation, and no
    /// wait for the disk, so that it may be called on an event loop. Where nobody calls ``checkpoint()``, every fourteen
    /// hundredth or so writes the log back into the file and waits for the disk. Where another program writes, it waits for
    /// that, at most for the options' `patience`.
    public func append(_ turn: SessionTurn, of session: Session) throws(StoreError) {
        // What takes time is done before others have to wait for it.
        let progress = Progress(after: turn, of: session)
        try write { db in
            guard try Self.advance(session.id, to: progress, db) else {
                guard let turns = try Self.turnCount(session.id, db) else {
                    throw StoreError.unknownSession(session.id)
                }
                throw StoreError.outOfStep(session.id, turn: turn.number, kept: turns)
            }
            try Self.insert(progress, of: session.id, db)
        }
    }

    /// Ends a session before its last turn.
    public func close(_ id: SessionID, at time: Timestamp) throws(StoreError) {
        try write { db in
            guard try Self.turnCount(id, db) != nil else { throw StoreError.unknownSession(id) }
            try Self.close(id, at: time, db)
        }
    }

    /// Keeps a session and those of these turns that are not there yet, as after the database could not be written.
    func catchUp(_ session: Session, _ turns: [SessionTurn]) throws(StoreError) {
        try write { db in
            let kept = try Self.turnCount(session.id, db)
            if kept == nil { try Self.insert(session, db) }
            for turn in turns where turn.number > kept ?? 0 {
                let progress = Progress(after: turn, of: session)
                guard try Self.advance(session.id, to: progress, db) else {
                    throw StoreError.outOfStep(session.id, turn: turn.number, kept: kept ?? 0)
                }
                try Self.insert(progress, of: session.id, db)
            }
            if let ended = session.ended { try Self.close(session.id, at: ended, db) }
        }
    }

    /// What a turn adds, and what it changes in its session's row.
    private struct Progress {
        let turn: Int
        let match: Double
        let updated: Timestamp
        /// When the session was played to its end, and what it was worth then.
        let ended: Timestamp?
        let evaluation: String?
        let document: String

        init(after turn: SessionTurn, of session: Session) {
            self.turn = turn.number
            match = turn.reward.match
            updated = turn.proposal.time
            let isLast = session.episode.isDone && turn.number == session.episode.history.count
            ended = isLast ? session.ended : nil
            evaluation = isLast ? session.evaluation?.jsonText : nil
            var json = JSONWriter()
            turn.write(to: &json)
            document = json.text
        }
    }

    /// Adds a row for a session that goes on, so that turns may follow.
    private static func insert(_ session: Session, _ db: Database) throws {
        var json = JSONWriter()
        SessionDocument(session).write(to: &json)
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO session
                  (id, owner, policy, version, system, turn_limit, created, updated, document)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let label = session.label
        do {
            try statement.execute(arguments: [
                label.id.description, label.owner.searchable, label.policy.searchable, label.version.searchable,
                session.systemID.searchable, session.episode.turnLimit, label.created.milliseconds,
                label.created.milliseconds, json.text,
            ])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw StoreError.duplicate(session.id)
        }
    }

    /// Moves a session on to a turn, unless that is not the one after the last, or the session has ended.
    private static func advance(_ id: SessionID, to progress: Progress, _ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE session SET turns = ?, match = ?, updated = ?, ended = ?, evaluation = ?
                WHERE id = ? AND turns = ? AND ended IS NULL
                """)
        try statement.execute(arguments: [
            progress.turn, progress.match, progress.updated.milliseconds, progress.ended?.milliseconds,
            progress.evaluation, id.description, progress.turn - 1,
        ])
        return db.changesCount == 1
    }

    private static func insert(_ progress: Progress, of id: SessionID, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO turn (session, number, document) SELECT number, ?, ? FROM session WHERE id = ?")
        try statement.execute(arguments: [progress.turn, progress.document, id.description])
    }

    private static func close(_ id: SessionID, at time: Timestamp, _ db: Database) throws {
        let statement = try db.cachedStatement(sql: "UPDATE session SET ended = ? WHERE id = ? AND ended IS NULL")
        try statement.execute(arguments: [time.milliseconds, id.description])
    }

    private static func turnCount(_ id: SessionID, _ db: Database) throws -> Int? {
        let statement = try db.cachedStatement(sql: "SELECT turns FROM session WHERE id = ?")
        return try Int.fetchOne(statement, arguments: [id.description])
    }
}

extension Session {
    /// The system's true id, or the name of a trajectory of one's own.
    var systemID: String {
        switch source {
        case .drawn(let systemID, _, _): systemID
        case .measured: episode.problem.systemID
        }
    }
}
