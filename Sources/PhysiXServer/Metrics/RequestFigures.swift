import Synchronization

/// What was asked of the server and how it answered.
///
/// A class, because all requests share it; its lock is held for an addition. Labels are a method, a route's template and a
/// status, never anything that a client chose: there are only so many of them.
final class RequestFigures: Sendable {
    /// What a request was.
    struct Kind: Sendable, Hashable, Comparable {
        let route: String
        let method: String
        let status: Int

        static func < (first: Kind, second: Kind) -> Bool {
            (first.route, first.method, first.status) < (second.route, second.method, second.status)
        }
    }

    /// The figures at one moment.
    struct Reading: Sendable {
        var requests: [Kind: Int] = [:]
        var durations: [String: Histogram] = [:]
    }

    private let state = Mutex(Reading())

    /// Counts an answered request.
    func count(_ kind: Kind, seconds: Double) {
        state.withLock { state in
            state.requests[kind, default: 0] += 1
            state.durations[kind.route, default: Histogram()].add(seconds)
        }
    }

    /// The figures now.
    var reading: Reading { state.withLock { $0 } }
}
