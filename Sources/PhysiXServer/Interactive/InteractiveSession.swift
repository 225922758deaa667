import PhysiXEpisodes
import PhysiXKernel
import PhysiXPolicies
import PhysiXStore
import Synchronization

/// A session that somebody plays, in memory.
///
/// What the store has of it is the truth: every turn is there before it is answered. A class, because requests and a policy at work share it. Its lock is held for a turn, never for a search.
final class InteractiveSession: Sendable {
    private struct State: Sendable {
        var session: PhysiXStore.Session
        var solver = SolverPolicy()
        var work: PolicyWork?
    }

    /// Its name.
    let id: SessionID
    private let name: String
    /// About how many bytes it takes in memory.
    let weight: Int
    private let constants: WrittenConstants
    private let state: Mutex<State>

    /// - Parameters:
    ///   - session: what is played.
    ///   - names: how clients call it.
    init(_ session: PhysiXStore.Session, _ names: SessionNames = SessionNames()) {
        id = session.id
        name = names.name(session.id)
        constants = WrittenConstants(of: session.episode.observation)
        weight = 8192 + 3 * constants.byteCount
        state = Mutex(State(session: session))
    }

    /// Whether a policy is at work on its next turn.
    var isBusy: Bool { state.withLock { $0.work != nil } }

    /// Where it stands.
    var overview: SessionOverview {
        state.withLock {
            SessionOverview(session: $0.session, name: name, constants: constants, busy: $0.work?.policy)
        }
    }

    /// What is to be explained.
    var problem: Problem { state.withLock { $0.session.episode.problem } }

    /// Takes a turn and keeps it.
    ///
    /// - Parameters:
    ///   - proposal: what is proposed, and by whom.
    ///   - work: the work that led to it, where a policy was at work.
    ///   - store: where the turn is kept before this returns; where that fails, no turn was taken.
    /// - Returns: what the player gets.
    /// - Throws: ``InteractiveError``; nothing has changed then.
    func take(
        _ proposal: Proposal, after work: PolicyWork? = nil, keepingIn store: any SessionStore
    ) throws(InteractiveError) -> TurnAnswer {
        try state.withLock { state throws(InteractiveError) in
            if let current = state.work, current !== work { throw .busy(policy: current.policy) }
            var session = state.session
            var verifier = session.episode.problem.makeVerifier()
            let turn: SessionTurn
            do throws(EpisodeError) {
                turn = try session.step(proposal, with: &verifier)
            } catch {
                throw .episode(error)
            }
            VerificationCount.increase()
            do throws(StoreError) {
                try store.append(turn, of: session)
            } catch {
                throw InteractiveError(error)
            }
            state.session = session
            return TurnAnswer(
                observation: session.episode.observation, constants: constants,
                prediction: session.episode.verdict?.prediction, proposal: proposal)
        }
    }

    /// Lets a policy begin to work on the next turn.
    ///
    /// - Returns: what the policy sees.
    func begin(_ work: PolicyWork) throws(InteractiveError) -> Observation {
        try state.withLock { state throws(InteractiveError) in
            if let current = state.work { throw .busy(policy: current.policy) }
            let episode = state.session.episode
            guard state.session.ended == nil else {
                throw .episode(.finished(turns: episode.history.count, isConverged: episode.isConverged))
            }
            state.work = work
            return episode.observation
        }
    }

    /// Ends a policy's work, whatever came of it.
    func end(_ work: PolicyWork) {
        state.withLock { if $0.work === work { $0.work = nil } }
    }

    /// Tells a policy that is at work to stop.
    func stop() { state.withLock { $0.work }?.stop() }

    /// What the built-in solver knows of this session.
    var solver: SolverPolicy {
        get { state.withLock { $0.solver } }
        set { state.withLock { $0.solver = newValue } }
    }
}
