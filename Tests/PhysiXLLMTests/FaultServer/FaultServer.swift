import Foundation
import NIOCore
import NIOPosix
import Synchronization

@testable import PhysiXLLM

/// A server that sends what a test tells it to, byte by byte, and remembers what it was asked.
///
/// A class, because a socket has an end.
final class FaultServer: Sendable {
    /// What it does with a connection, once a request has come in.
    typealias Script = @Sendable (Peer) async throws -> Void

    let port: Int
    private let listener: NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never>
    private let received = Mutex<[SentRequest]>([])

    private init() async throws {
        listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                }
            }
        port = listener.channel.localAddress?.port ?? 0
    }

    /// Runs a body while a server follows a script.
    ///
    /// Not inlined, as other helpers of these tests: the optimiser of Swift 6.3.1 crashes on some functions that then hold several
    /// calls with errors of different types (`CoroSplit`, `emitSetAndGetSwiftErrorValueAround`).
    @inline(never) static func serve<Value: Sendable>(
        _ script: @escaping Script, _ body: @Sendable (FaultServer) async throws -> Value
    ) async throws -> Value {
        let server = try await FaultServer()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.accept(script) }
            defer { group.cancelAll() }
            return try await body(server)
        }
    }

    /// What it was asked, in order.
    var requests: [SentRequest] { received.withLock { $0 } }

    var baseURL: BaseURL { get throws { try BaseURL("http://127.0.0.1:\(port)/v1") } }

    private func accept(_ script: @escaping Script) async throws {
        try await listener.executeThenClose { connections in
            await withDiscardingTaskGroup { group in
                do {
                    for try await connection in connections {
                        group.addTask { await self.follow(script, on: connection) }
                    }
                } catch {
                    // The listener was closed.
                }
            }
        }
    }

    private func follow(_ script: Script, on connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async {
        do {
            try await connection.executeThenClose { inbound, outbound in
                var text = ""
                for try await bytes in inbound {
                    text += String(buffer: bytes)
                    guard let request = SentRequest(text) else { continue }
                    let number = self.received.withLock { received in
                        received.append(request)
                        return received.count
                    }
                    let peer = Peer(request: request, number: number, outbound: outbound, channel: connection.channel)
                    try await script(peer)
                    break
                }
            }
        } catch {
            // The client has closed the connection: what it makes of the script is its own business.
        }
    }
}

/// A request as it was sent.
struct SentRequest: Sendable {
    let line: String
    let fields: [(name: String, value: String)]
    let body: String

    /// `nil` as long as it is not whole.
    init?(_ text: String) {
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        line = lines[0]
        fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (parts[0].lowercased(), parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : "")
        }
        body = String(text[end.upperBound...])
        let length = fields.first { $0.name == "content-length" }.flatMap { Int($0.value) } ?? 0
        guard body.utf8.count >= length else { return nil }
    }

    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

    /// The body's members.
    var members: [String: Any] {
        get throws { try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any] ?? [:] }
    }
}
