import NIOCore
import NIOHTTP1

/// How long a client may take.
struct ConnectionDeadlines: Sendable {
    /// For the head of a request, from the beginning of the connection or the end of the request before.
    var head: TimeAmount = .seconds(15)
    /// For the body.
    var body: TimeAmount = .seconds(30)
    /// For reading some of an answer.
    var reading: TimeAmount = .seconds(30)
    /// For the answer to a closing frame.
    var farewell: TimeAmount = .seconds(1)
    /// Between two signs of life that a server gives on a WebSocket, so that nobody in between closes it.
    var ping: TimeAmount = .seconds(20)
}

/// Closes connections whose client is slow, and idle ones when the server ends.
///
/// A class, as handlers of NIO are.
final class ConnectionGuardian: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// Whether the client has closed its side of the connection.
    private(set) var hasClientLeft = false
    private let deadlines: ConnectionDeadlines
    private var requests = 0
    private var timer: Scheduled<Void>?
    private var stalled: Scheduled<Void>?

    init(_ deadlines: ConnectionDeadlines) { self.deadlines = deadlines }

    func handlerAdded(context: ChannelHandlerContext) { expect(within: deadlines.head, context) }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        stalled?.cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        handlerRemoved(context: context)
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            requests += 1
            expect(within: deadlines.body, context)
        case .body: break
        case .end: timer?.cancel()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            requests -= 1
            if requests <= 0 { expect(within: deadlines.head, context) }
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stalled?.cancel()
        stalled = context.channel.isWritable ? nil : context.closing(after: deadlines.reading)
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event as? ChannelEvent == .inputClosed { hasClientLeft = true }
        if event is ChannelShouldQuiesceEvent, requests <= 0 { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    private func expect(within time: TimeAmount, _ context: ChannelHandlerContext) {
        timer?.cancel()
        timer = context.closing(after: time)
    }
}

extension ChannelHandlerContext {
    /// Closes the connection later, unless that is cancelled.
    func closing(after time: TimeAmount) -> Scheduled<Void> {
        let context = loopBound
        return eventLoop.scheduleTask(in: time) { context.value.close(promise: nil) }
    }
}
