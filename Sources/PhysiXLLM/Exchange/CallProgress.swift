import Synchronization

/// How far a call has got, for whoever has to say why it ended; a class, because two tasks share it.
final class CallProgress: Sendable {
    private let state = Mutex((stage: ModelError.Stage.resolve, attempts: 0))

    /// How far the present attempt has got.
    var stage: ModelError.Stage {
        get { state.withLock { $0.stage } }
        set { state.withLock { $0.stage = newValue } }
    }

    /// How many requests were begun.
    var attempts: Int { state.withLock { $0.attempts } }

    /// Begins another request.
    func beginAttempt() { state.withLock { $0 = (.connect, $0.attempts + 1) } }
}
