import AsyncHTTPClient
import NIOCore
import NIOPosix
import Synchronization

/// The HTTP clients of calls that are going on; a class, because whoever ends them is another task.
final class RunningClients: Sendable {
    private struct State {
        var clients: [ObjectIdentifier: HTTPClient] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Runs a body with an HTTP client of its own, whose connections end with it.
    func withClient<Value>(
        _ configuration: HTTPClient.Configuration, _ body: (HTTPClient) async throws -> Value
    ) async throws -> Value {
        let client = HTTPClient(
            eventLoopGroup: .singletonMultiThreadedEventLoopGroup, configuration: configuration)
        let isOpen = state.withLock { state in
            if !state.isClosed { state.clients[ObjectIdentifier(client)] = client }
            return !state.isClosed
        }
        let result: Result<Value, any Error>
        do {
            guard isOpen else { throw CancellationError() }
            result = .success(try await body(client))
        } catch {
            result = .failure(error)
        }
        if state.withLock({ $0.clients.removeValue(forKey: ObjectIdentifier(client)) }) != nil || !isOpen {
            Self.end(client)
        }
        return try result.get()
    }

    /// Ends all connections, and lets no new one begin.
    func close() {
        let clients = state.withLock { state in
            defer { state = State(isClosed: true) }
            return state.clients.values
        }
        for client in clients { Self.end(client) }
    }

    /// Closes a client's connections without waiting until they are: one that is still being made would hold up whoever waits
    /// until its time is over.
    private static func end(_ client: HTTPClient) {
        client.shutdown { _ in
            // Who shut it down already has also closed its connections.
        }
    }
}
