import Glibc
import NIOPosix
import PhysiXDiscovery
import PhysiXEpisodes
import PhysiXKernel
import PhysiXPolicies
import PhysiXStore

/// The built-in solver at work on a session, on a thread that serves nobody.
struct SolverTurn: PatientPolicy {
    /// How often it is asked again for what was not proposed yet.
    private static let mostAttempts = 4

    let name = "solver"
    private let session: InteractiveSession
    private let threads: NIOThreadPool

    init(for session: InteractiveSession, on threads: NIOThreadPool = .singleton) {
        self.session = session
        self.threads = threads
    }

    func propose(for observation: Observation, _ work: PolicyWork) async throws -> Proposal {
        let start = ContinuousClock.now
        let solver = session.solver
        let name = name
        let found = try await threads.runIfActive { () throws -> (action: Action, solver: SolverPolicy) in
            // On Linux this is about the thread: requests come first.
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
            return try Self.propose(for: observation, with: solver, work)
        }
        if !work.isStopped { session.solver = found.solver }
        return Proposal(found.action, policy: name, latency: (ContinuousClock.now - start) / .seconds(1))
    }

    /// A proposal that was not made yet: a solver that begins anew, after a restart, finds its first ones again.
    private static func propose(
        for observation: Observation, with solver: SolverPolicy, _ work: PolicyWork
    ) throws(InteractiveError) -> (action: Action, solver: SolverPolicy) {
        var solver = solver
        var reports = ProgressReports(work)
        var action = Action()
        do throws(DiscoveryError) {
            for _ in 0..<mostAttempts where !work.isStopped {
                action = try solver.propose(for: observation) { reports.goesOn($0) }
                let isNew = !observation.history.contains {
                    $0.equation == action.equation && $0.parameters == action.parameters
                }
                if isNew { break }
            }
        } catch {
            throw .unsolvable([error.summary, error.hint].compactMap(\.self).joined(separator: "; "))
        }
        guard !work.isStopped else { throw .stopped }
        return (action, solver)
    }
}

/// Passes on how far a search is, up to ten times a second.
private struct ProgressReports {
    private let work: PolicyWork
    private var next = ContinuousClock.now

    init(_ work: PolicyWork) { self.work = work }

    /// - Returns: whether the search goes on.
    mutating func goesOn(_ progress: DiscoveryProgress) -> Bool {
        if ContinuousClock.now >= next {
            next = .now + .milliseconds(100)
            work.report(
                .progress(
                    policy: work.policy, stage: progress.stageName, spent: progress.spent, best: progress.proposal))
        }
        return !work.isStopped
    }
}

extension DiscoveryProgress {
    /// The best law so far as a proposal.
    fileprivate var proposal: Action? {
        best.map { best in
            Action(
                equation: best.description, parameters: Parameters(Array(zip(best.scope.parameters, parameters))))
        }
    }

    fileprivate var stageName: String {
        switch stage {
        case .screening: "screening"
        case .searching: "searching"
        case .polishing: "polishing"
        case .resampling: "resampling"
        }
    }
}
