import GRDB
import PhysiXEpisodes
import PhysiXKernel

extension SessionDatabase {
    /// The session of this name with its turns; `nil` where there is none.
    ///
    /// A drawn problem is drawn again, which costs an integration.
    ///
    /// - Throws: ``StoreError/unreadable(_:reason:hint:)`` where it cannot be brought back, as where its system is not in
    ///   the catalogue any more.
    public func session(_ id: SessionID) throws(StoreError) -> StoredSession? {
        let kept = try read { db -> (document: String, ended: Int64?, turns: [(Int, String)])? in
            let session = try db.cachedStatement(sql: "SELECT number, ended, document FROM session WHERE id = ?")
            guard let row = try Row.fetchOne(session, arguments: [id.description]) else { return nil }
            let number: Int64 = row["number"]
            let turns = try db.cachedStatement(
                sql: "SELECT number, document FROM turn WHERE session = ? ORDER BY number")
            let documents = try Row.fetchAll(turns, arguments: [number]).map { ($0[0] as Int, $0[1] as String) }
            return (row["document"], row["ended"], documents)
        }
        guard let kept else { return nil }
        do {
            let turns = try kept.turns.map { try SessionTurn(number: $0, document: $1) }
            return try SessionDocument(kept.document).session(
                id, turns: turns, ended: kept.ended.map(Timestamp.init), catalog: catalog)
        } catch {
            let diagnosis = error as? any Diagnosable
            throw .unreadable(id, reason: diagnosis?.summary ?? "\(error)", hint: diagnosis?.hint)
        }
    }

    /// Sessions, the newest first.
    public func list(_ query: SessionQuery) throws(StoreError) -> SessionPage {
        let selection = Selection(query)
        return try read { db in
            let rows = try Row.fetchAll(db, sql: selection.sql, arguments: selection.arguments)
            return SessionPage(
                sessions: try rows.prefix(query.limit).map(Self.summary),
                next: rows.count > query.limit ? rows[query.limit - 1]["number"] : nil)
        }
    }

    private static func summary(of row: Row) throws -> SessionSummary {
        guard let id = SessionID(row["id"] as String) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
        let ended: Int64? = row["ended"]
        let label = SessionLabel(
            id: id, policy: row["policy"], owner: row["owner"], version: row["version"],
            created: Timestamp(milliseconds: row["created"]))
        return SessionSummary(
            label: label, systemID: row["system"], turns: row["turns"], turnLimit: row["turn_limit"],
            lastMatch: row["match"], updated: Timestamp(milliseconds: row["updated"]),
            ended: ended.map(Timestamp.init), evaluation: row["evaluation"])
    }
}

/// The statement for a list: one row more than asked for tells whether there is another page.
private struct Selection {
    private(set) var sql = """
        SELECT number, id, owner, policy, version, system, turn_limit, turns, match, created, updated, ended,
          evaluation
        FROM session
        """
    private(set) var arguments: StatementArguments = []

    init(_ query: SessionQuery) {
        let demands: [(condition: String, value: (any DatabaseValueConvertible)?)] = [
            ("owner = ?", query.owner?.searchable), ("policy = ?", query.policy?.searchable),
            ("system = ?", query.systemID?.searchable), ("(ended IS NOT NULL) = ?", query.isDone),
            ("number < ?", query.before),
        ]
        let made = demands.filter { $0.value != nil }
        if !made.isEmpty { sql += " WHERE " + made.map(\.condition).joined(separator: " AND ") }
        sql += " ORDER BY number DESC LIMIT ?"
        for demand in made { arguments += [demand.value] }
        arguments += [query.limit + 1]
    }
}
