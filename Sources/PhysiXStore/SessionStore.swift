/// Keeps sessions: in a database, in memory, or in a database with memory to fall back on.
///
/// A protocol rather than an enumeration of the three, because the third is made of the other two and a server's tests
/// bring a fourth. All calls are synchronous, finish what they do before they return, and may come from any thread.
/// Turns of one session must come one after the other; those of different sessions may come at once.
public protocol SessionStore: Sendable {
    /// Keeps a session that was not there before, without its turns.
    ///
    /// - Throws: ``StoreError/duplicate(_:)`` where its name is taken.
    func create(_ session: Session) throws(StoreError)

    /// Keeps a turn, and the end of the session where it ends with it; to be called before the turn is answered.
    ///
    /// - Parameters:
    ///   - turn: what `session.step` returned.
    ///   - session: the session after this turn.
    /// - Throws: ``StoreError/unknownSession(_:)``, and ``StoreError/outOfStep(_:turn:kept:)`` where this is not the
    ///   turn after the last one that was kept, as where somebody else plays the same session.
    func append(_ turn: SessionTurn, of session: Session) throws(StoreError)

    /// The session of this name with its turns; `nil` where there is none.
    func session(_ id: SessionID) throws(StoreError) -> StoredSession?

    /// Sessions, the newest first.
    func list(_ query: SessionQuery) throws(StoreError) -> SessionPage

    /// Ends a session before its last turn; one that has ended stays as it is.
    ///
    /// - Throws: ``StoreError/unknownSession(_:)``.
    func close(_ id: SessionID, at time: Timestamp) throws(StoreError)

    /// Forgets a session and its turns.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    func delete(_ id: SessionID) throws(StoreError) -> Bool

    /// Forgets the sessions that a rule does not keep.
    ///
    /// - Returns: how many there were.
    @discardableResult
    func prune(_ retention: Retention) throws(StoreError) -> Int
}
