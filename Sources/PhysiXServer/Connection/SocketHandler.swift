import Logging
import NIOCore
import NIOWebSocket
import PhysiXFormats

/// Carries a dialogue over a WebSocket: frames in, frames out, each turn on the event loop.
///
/// A turn takes some ten microseconds and is bounded, so that handing it to another thread would cost more than it
/// takes. A client that sends many messages at once gets one answer in each round of the loop, after everyone else's.
/// A class, as handlers of NIO are.
final class SocketHandler: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    /// The longest message that is read, in bytes.
    static let longestMessage = 1 << 24

    private let deadlines: ConnectionDeadlines
    private var dialogue: any Dialogue
    private var onEnd: (() -> Void)?
    private var waiting: [WebSocketFrame] = []
    private var isTurnScheduled = false
    private var isReadHeldBack = false
    private var isClosing = false
    private var ping: Scheduled<Void>?
    private var stalled: Scheduled<Void>?

    /// A handler.
    ///
    /// - Parameters:
    ///   - dialogue: what is spoken.
    ///   - deadlines: how long the client may take.
    ///   - onEnd: called once, when the dialogue ends.
    init(_ dialogue: any Dialogue, _ deadlines: ConnectionDeadlines, onEnd: @escaping () -> Void) {
        self.dialogue = dialogue
        self.deadlines = deadlines
        self.onEnd = onEnd
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if let refusal = dialogue as? Refusal {
            var json = JSONWriter()
            refusal.explain(into: &json)
            send(json, then: .close, context)
            return
        }
        schedulePing(context)
    }

    private func schedulePing(_ context: ChannelHandlerContext) {
        let bound = context.loopBound
        ping = context.eventLoop.assumeIsolated().scheduleTask(in: deadlines.ping) { [self] in
            write(.ping, ByteBuffer(), bound.value)
            schedulePing(bound.value)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        guard !isClosing else {
            if frame.opcode == .connectionClose { context.close(promise: nil) }
            return
        }
        switch frame.opcode {
        case .text, .binary:
            if isTurnScheduled { waiting.append(frame) } else { answer(frame, context) }
        case .ping: write(.pong, frame.unmaskedData, context)
        case .connectionClose:
            close(with: frame.unmaskedData.getWebSocketErrorCode(at: 0) ?? .normalClosure, context, isReply: true)
        default: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case NIOWebSocketError.invalidFrameLength, NIOWebSocketFrameAggregator.Error.accumulatedFrameSizeIsTooLarge:
            close(
                with: .messageTooLarge, reason: "frame exceeds limit of \(Self.longestMessage) bytes", context)
        case is NIOWebSocketError, is NIOWebSocketFrameAggregator.Error: close(with: .protocolError, context)
        default: context.close(promise: nil)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent: close(with: .goingAway, reason: "the server is ending", context)
        case ChannelEvent.inputClosed: context.close(promise: nil)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { end() }

    // Reading pauses while the client does not take its answers, so that they cannot pile up here.

    func read(context: ChannelHandlerContext) {
        if context.channel.isWritable, waiting.isEmpty { context.read() } else { isReadHeldBack = true }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stalled?.cancel()
        stalled = context.channel.isWritable ? nil : context.closing(after: deadlines.reading)
        resumeReading(context)
        scheduleTurn(context)
        context.fireChannelWritabilityChanged()
    }

    private func resumeReading(_ context: ChannelHandlerContext) {
        guard isReadHeldBack, context.channel.isWritable, waiting.isEmpty else { return }
        isReadHeldBack = false
        context.read()
    }

    private func answer(_ frame: WebSocketFrame, _ context: ChannelHandlerContext) {
        // Anything else that this client has sent waits for the next round.
        isTurnScheduled = true
        var json = JSONWriter()
        let message = frame.unmaskedData
        let next =
            frame.opcode == .text
            ? dialogue.answer(message.readableBytesUInt8Span, into: &json) : dialogue.refuseBinary(into: &json)
        send(json, then: next, context)
        let bound = context.loopBound
        context.eventLoop.assumeIsolated().execute { [self] in
            isTurnScheduled = false
            scheduleTurn(bound.value)
        }
    }

    private func scheduleTurn(_ context: ChannelHandlerContext) {
        guard !isTurnScheduled, !isClosing, !waiting.isEmpty, context.channel.isWritable else { return }
        answer(waiting.removeFirst(), context)
        resumeReading(context)
    }

    private func send(_ json: JSONWriter, then next: Next, _ context: ChannelHandlerContext) {
        if !json.bytes.isEmpty { write(.text, ByteBuffer(bytes: json.bytes), context) }
        if next == .close { close(with: .normalClosure, context) }
    }

    private func write(_ opcode: WebSocketOpcode, _ data: ByteBuffer, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(WebSocketFrame(fin: true, opcode: opcode, data: data)), promise: nil)
    }

    private func close(
        with code: WebSocketErrorCode, reason: String = "", _ context: ChannelHandlerContext, isReply: Bool = false
    ) {
        guard !isClosing else { return }
        isClosing = true
        end()
        var data = ByteBuffer()
        data.write(webSocketErrorCode: code)
        data.writeString(reason)
        let frame = WebSocketFrame(fin: true, opcode: .connectionClose, data: data)
        let bound = context.loopBound
        let deadlines = deadlines
        context.writeAndFlush(wrapOutboundOut(frame)).whenComplete { _ in
            // Closing at once would reset a connection on which the client is still sending, and lose the code.
            if isReply { bound.value.close(promise: nil) } else { _ = bound.value.closing(after: deadlines.farewell) }
        }
    }

    private func end() {
        ping?.cancel()
        stalled?.cancel()
        waiting = []
        onEnd?()
        onEnd = nil
    }
}
