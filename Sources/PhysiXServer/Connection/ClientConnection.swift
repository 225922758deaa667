import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// The connection that a request came over, for those who want to know when its client leaves.
///
/// Hummingbird's own `consumeWithCancellationOnInboundClose` stops the program (2.28.1) where the body was read before.
struct ClientConnection: Sendable {
    /// That of the request which this task answers; `nil` in tests, whose requests come from nowhere.
    @TaskLocal static var current: ClientConnection?

    private let channel: any Channel

    init(_ channel: any Channel) { self.channel = channel }

    /// A responder for which the connection is the current one in requests of those who play sessions.
    static func told(to responder: @escaping HTTPChannelHandler.Responder) -> HTTPChannelHandler.Responder {
        { request, writer, channel in
            guard request.uri.path.hasPrefix("/interactive") else {
                return try await responder(request, writer, channel)
            }
            var writer: ResponseWriter? = writer
            try await $current.withValue(ClientConnection(channel)) {
                guard let writer = writer.take() else { return }
                try await responder(request, writer, channel)
            }
        }
    }

    /// Does something until the client leaves.
    ///
    /// - Parameter left: called, perhaps twice, when the client has closed its side of the connection.
    /// - Returns: what ends the watch.
    func watch(_ left: @escaping @Sendable () -> Void) -> Watch {
        let handler = DepartureHandler(left)
        channel.pipeline.addHandler(handler, position: .first).whenFailure { _ in left() }
        // Whoever left before is told of by nothing any more.
        channel.eventLoop.execute { [channel] in
            do {
                let guardian = try channel.pipeline.syncOperations.handler(type: ConnectionGuardian.self)
                if guardian.hasClientLeft { left() }
            } catch {
                // A connection that has closed has no handlers; the watch has failed then, which says the same.
            }
        }
        return Watch(channel: channel, handler: handler)
    }

    /// A watch that goes on until it is ended.
    struct Watch: Sendable {
        fileprivate let channel: any Channel
        fileprivate let handler: DepartureHandler

        func end() { channel.pipeline.removeHandler(handler, promise: nil) }
    }
}

/// Notices that a client has closed its side of a connection.
///
/// A class, as handlers of NIO are.
private final class DepartureHandler: ChannelInboundHandler, RemovableChannelHandler, Sendable {
    typealias InboundIn = ByteBuffer

    private let left: @Sendable () -> Void

    init(_ left: @escaping @Sendable () -> Void) { self.left = left }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event as? ChannelEvent == .inputClosed { left() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        left()
        context.fireChannelInactive()
    }
}
