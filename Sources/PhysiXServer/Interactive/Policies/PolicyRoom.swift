import Synchronization

/// Room for policies at work, a few at a time in the whole server.
///
/// A class, because all requests share it.
final class PolicyRoom: Sendable {
    private struct State: Sendable {
        var atWork: [ObjectIdentifier: PolicyWork] = [:]
        var isClosed = false
    }

    private let most: Int
    private let state = Mutex(State())

    init(most: Int) { self.most = most }

    /// How many are at work.
    var count: Int { state.withLock { $0.atWork.count } }

    /// Lets a work in.
    func enter(_ work: PolicyWork) throws(InteractiveError) {
        try state.withLock { state throws(InteractiveError) in
            guard !state.isClosed else { throw .ending }
            guard state.atWork.count < most else { throw .tooMany("policies are at work at once", seconds: 5) }
            state.atWork[ObjectIdentifier(work)] = work
        }
    }

    /// Lets it out.
    func leave(_ work: PolicyWork) { state.withLock { $0.atWork[ObjectIdentifier(work)] = nil } }

    /// Lets nobody in any more and tells those at work to stop.
    func close() {
        let atWork = state.withLock { state in
            state.isClosed = true
            return Array(state.atWork.values)
        }
        for work in atWork { work.stop() }
    }
}
