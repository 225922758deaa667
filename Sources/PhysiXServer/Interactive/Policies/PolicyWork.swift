import Synchronization

/// A policy's work on a turn, while it lasts: how to stop it, and whom it tells how far it is.
///
/// A class, because the request that waits, the thread that works and whoever stops it share it.
final class PolicyWork: Sendable {
    /// Who is at work.
    let policy: String
    private let stopped = Atomic(false)
    /// Ends when the work is told to stop.
    private let untilStop: AsyncStream<Void>
    private let end: AsyncStream<Void>.Continuation
    private let tell: @Sendable (SessionEvent) -> Void

    init(of policy: String, telling tell: @escaping @Sendable (SessionEvent) -> Void = { _ in }) {
        self.policy = policy
        self.tell = tell
        (untilStop, end) = AsyncStream.makeStream()
    }

    /// Whether the work is to stop.
    var isStopped: Bool { stopped.load(ordering: .relaxed) }

    /// Tells the work to stop.
    func stop() {
        stopped.store(true, ordering: .relaxed)
        end.finish()
    }

    /// Waits for something, and cancels it at once where the work is told to stop; once for each work.
    ///
    /// - Throws: what `body` throws, and ``InteractiveError/stopped``.
    func whileWanted<Answer: Sendable>(
        _ body: @escaping @Sendable () async throws -> Answer
    ) async throws -> Answer {
        try await withThrowingTaskGroup(of: Answer?.self) { group in
            group.addTask { try await body() }
            group.addTask { [untilStop] in
                for await _ in untilStop {}
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let answer = first else { throw InteractiveError.stopped }
            return answer
        }
    }

    /// Tells those who watch how far the work is.
    func report(_ event: SessionEvent) { tell(event) }
}
