import Synchronization

/// How far a call has got, for whoever has to say why it ended; a class, because two tasks share it.
final class CallProgress: Sendable {
    private let state = Mutex((stage: ModelError.Stage.resolve, attempts: 0))

    /// How far the present attempt has got.
    var stage: ModelError.Stage { state.withLock { $0.stage } }

    /// How many connections were made, each for one request.
    var attempts: Int { state.withLock { $0.attempts } }

    /// A connection is being made.
    func connects() { state.withLock { $0.stage = .connect } }

    /// A connection was made, and a request is sent on it.
    func sends() { state.withLock { $0 = (.send, $0.attempts + 1) } }

    /// An answer has begun.
    func receives() { state.withLock { $0.stage = .receive } }
}
