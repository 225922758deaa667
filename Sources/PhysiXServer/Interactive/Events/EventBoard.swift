import PhysiXStore
import Synchronization

/// Tells those who watch sessions what happens.
///
/// A class, because all requests share it. Telling never waits: a watcher whose stream is full has stalled and is dropped.
final class EventBoard: Sendable {
    /// Somebody who watches a session.
    struct Watcher: Sendable {
        let session: SessionID
        let number: Int
        let events: AsyncStream<ServerSentEvent>
    }

    private struct State: Sendable {
        var watchers: [SessionID: [Int: AsyncStream<ServerSentEvent>.Continuation]] = [:]
        var count = 0
        var nextNumber = 0
        var isClosed = false
    }

    /// How many events may wait for a watcher.
    static let mostWaiting = 256
    private let most: Int
    private let mostPerSession: Int
    private let state = Mutex(State())

    init(most: Int = 256, mostPerSession: Int = 8) {
        self.most = most
        self.mostPerSession = mostPerSession
    }

    /// How many watch.
    var count: Int { state.withLock { $0.count } }

    /// Lets somebody watch a session.
    func watch(_ session: SessionID) throws(InteractiveError) -> Watcher {
        try state.withLock { state throws(InteractiveError) in
            guard !state.isClosed else { throw .ending }
            guard state.count < most, state.watchers[session]?.count ?? 0 < mostPerSession else {
                throw .tooMany("readers of events", seconds: 15)
            }
            let (events, continuation) = AsyncStream.makeStream(
                of: ServerSentEvent.self, bufferingPolicy: .bufferingOldest(Self.mostWaiting))
            state.nextNumber += 1
            state.count += 1
            state.watchers[session, default: [:]][state.nextNumber] = continuation
            return Watcher(session: session, number: state.nextNumber, events: events)
        }
    }

    /// Ends somebody's watch.
    func leave(_ watcher: Watcher) { state.withLock { Self.drop(watcher.number, of: watcher.session, &$0) } }

    /// Tells everybody who watches a session.
    func tell(_ event: SessionEvent, of session: SessionID) {
        state.withLock { state in
            guard let watchers = state.watchers[session] else { return }
            let sent = event.sent
            for (number, continuation) in watchers {
                if case .dropped = continuation.yield(sent) { Self.drop(number, of: session, &state) }
            }
        }
    }

    /// Tells everybody that a session was deleted, which ends their watch.
    func end(_ session: SessionID) {
        tell(.deleted, of: session)
        state.withLock { state in
            for number in (state.watchers[session] ?? [:]).keys { Self.drop(number, of: session, &state) }
        }
    }

    /// Sends everybody a sign of life, which also finds those who have gone.
    func beat() {
        state.withLock { state in
            for (session, watchers) in state.watchers {
                for (number, continuation) in watchers {
                    if case .dropped = continuation.yield(.heartbeat) { Self.drop(number, of: session, &state) }
                }
            }
        }
    }

    /// Ends every watch and begins none any more.
    func close() {
        state.withLock { state in
            state.isClosed = true
            for continuation in state.watchers.values.flatMap(\.values) { continuation.finish() }
            state.watchers = [:]
            state.count = 0
        }
    }

    private static func drop(_ number: Int, of session: SessionID, _ state: inout State) {
        guard let continuation = state.watchers[session]?.removeValue(forKey: number) else { return }
        continuation.finish()
        state.count -= 1
        if state.watchers[session]?.isEmpty == true { state.watchers[session] = nil }
    }
}
