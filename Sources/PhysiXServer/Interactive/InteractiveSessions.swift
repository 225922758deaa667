import PhysiXEpisodes
import PhysiXStore

/// Interactive sessions (contract §7): begun, played, watched and ended.
///
/// Routes call this and nothing beneath it.
struct InteractiveSessions: Sendable {
    let tasks: TaskSplits
    let store: any SessionStore
    let live: LiveSessions
    let board = EventBoard()
    /// Room for policies that work here.
    let room: PolicyRoom
    /// Room for calls of models elsewhere, which only wait.
    let calls: PolicyRoom
    /// How clients call them.
    let names: SessionNames
    private let version: String

    /// - Parameters:
    ///   - tasks: what problems are drawn from.
    ///   - store: where sessions are kept.
    ///   - version: what is kept with them.
    ///   - policies: how many policies may be at work at once.
    ///   - calls: how many calls of models may be under way at once.
    ///   - live: those in memory.
    ///   - names: how clients call them.
    init(
        _ tasks: TaskSplits, keptIn store: any SessionStore, version: String, policies: Int, calls: Int = 64,
        live: LiveSessions = LiveSessions(), names: SessionNames = SessionNames()
    ) {
        self.tasks = tasks
        self.store = store
        self.version = version
        self.live = live
        self.names = names
        room = PolicyRoom(most: policies)
        self.calls = PolicyRoom(most: calls)
    }

    /// Begins a session and keeps it.
    func begin(_ request: SessionRequest, owner: Owner) throws -> SessionOverview {
        let session = try request.begin(SessionLabel(policy: "person", owner: owner.label, version: version))
        do { try store.create(session) } catch { throw InteractiveError(error) }
        return live.add(InteractiveSession(session, names)).overview
    }

    /// The session of this name, from memory or brought back from the store.
    func session(_ name: String, owner: Owner?) throws(InteractiveError) -> InteractiveSession {
        guard let id = SessionID(names.digits(of: name)) else { throw unknown(name, owner) }
        if let session = live.session(id) { return session }
        let stored: StoredSession?
        do { stored = try store.session(id) } catch { throw InteractiveError(error) }
        guard let stored else { throw unknown(name, owner) }
        do { return live.add(InteractiveSession(try stored.resumed(), names)) } catch { throw .episode(error) }
    }

    /// The player's own sessions, the newest first.
    func list(of owner: Owner, limit: Int = 50, before: Int64? = nil) throws(InteractiveError) -> SessionPage {
        do {
            return try store.list(SessionQuery(owner: owner.label, limit: limit, before: before))
        } catch { throw InteractiveError(error) }
    }

    /// Ends a session and forgets it; a policy that is at work on it stops.
    func delete(_ name: String, owner: Owner?) throws(InteractiveError) {
        guard let id = SessionID(names.digits(of: name)) else { throw unknown(name, owner) }
        let dropped = live.remove(id)
        dropped?.stop()
        let isDeleted: Bool
        do { isDeleted = try store.delete(id) } catch { throw InteractiveError(error) }
        board.end(id)
        guard isDeleted || dropped != nil else { throw unknown(name, owner) }
    }

    /// Takes a turn of a person or a client.
    func step(_ session: InteractiveSession, _ action: Action) throws(InteractiveError) -> TurnAnswer {
        try take(Proposal(action, policy: "person"), session, after: nil)
    }

    /// Lets a policy take a turn, which may take long; where the client leaves or the caller is cancelled, the policy stops.
    func step(_ session: InteractiveSession, by policy: some PatientPolicy) async throws -> TurnAnswer {
        let work = PolicyWork(of: policy.name) { [board, id = session.id] in board.tell($0, of: id) }
        let room = policy.isElsewhere ? calls : room
        try room.enter(work)
        defer { room.leave(work) }
        let observation = try session.begin(work)
        defer { session.end(work) }
        // Nobody would wait for the turn.
        let watch = ClientConnection.current?.watch { work.stop() }
        defer { watch?.end() }
        work.report(.begun(policy: policy.name))
        do {
            let proposal = try await withTaskCancellationHandler {
                try await policy.propose(for: observation, work)
            } onCancel: {
                work.stop()
            }
            guard !work.isStopped else { throw InteractiveError.stopped }
            return try take(proposal, session, after: work)
        } catch {
            let reason = (error as? InteractiveError)?.summary ?? "the policy failed"
            work.report(.failed(policy: policy.name, reason: reason))
            throw error
        }
    }

    private func take(
        _ proposal: Proposal, _ session: InteractiveSession, after work: PolicyWork?
    ) throws(InteractiveError) -> TurnAnswer {
        do {
            let answer = try session.take(proposal, after: work, keepingIn: store)
            if let entry = answer.observation.history.last {
                board.tell(.turn(entry, policy: proposal.policy, isDone: answer.observation.isDone), of: session.id)
            }
            return answer
        } catch {
            // What is in memory is out of date; the next request brings back what the store has.
            if case .playedElsewhere = error { _ = live.remove(session.id) }
            throw error
        }
    }

    private func unknown(_ name: String, _ owner: Owner?) -> InteractiveError {
        var own: [String] = []
        if let owner {
            // Where even the list cannot be read, the answer goes without it.
            do { own = try list(of: owner, limit: 10).sessions.map { names.name($0.label.id) } } catch { own = [] }
        }
        return .unknownSession(String(name.prefix(64)), own: own)
    }
}
