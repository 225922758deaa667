import Synchronization

/// A policy's work on a turn, while it lasts: how to stop it, and whom it tells how far it is.
///
/// A class, because the request that waits, the thread that works and whoever stops it share it.
final class PolicyWork: Sendable {
    /// Who is at work.
    let policy: String
    private let stopped = Atomic(false)
    private let tell: @Sendable (SessionEvent) -> Void

    init(of policy: String, telling tell: @escaping @Sendable (SessionEvent) -> Void) {
        self.policy = policy
        self.tell = tell
    }

    /// Whether the work is to stop.
    var isStopped: Bool { stopped.load(ordering: .relaxed) }

    /// Tells the work to stop.
    func stop() { stopped.store(true, ordering: .relaxed) }

    /// Tells those who watch how far the work is.
    func report(_ event: SessionEvent) { tell(event) }
}
