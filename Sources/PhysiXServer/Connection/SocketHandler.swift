import Logging
import NIOCore
import NIOWebSocket
import PhysiXFormats

/// Carries a dialogue over a WebSocket: frames in, frames out, each turn on the event loop.
///
/// A turn takes some ten microseconds and is bounded, so that handing it to another thread would cost more than it
/// takes. A client that sends many messages at once gets one answer after everyone else's, and where turns take long,
/// connections are looked at in between (``TurnSlice``). A class, as handlers of NIO are.
final class SocketHandler: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    /// The longest message that is read, in bytes.
    static let longestMessage = 1 << 24

    private let deadlines: ConnectionDeadlines
    private let slice: TurnSlice
    private var encoder: ChannelHandlerContext?
    private var dialogue: any Dialogue
    private var onEnd: (() -> Void)?
    private var waiting: [WebSocketFrame] = []
    private var hasAnswered = false
    private var isRoundScheduled = false
    private var isWaitingForTime = false
    private var isReadHeldBack = false
    private var isClosing = false
    private var ping: Scheduled<Void>?
    private var stalled: Scheduled<Void>?

    /// A handler.
    ///
    /// - Parameters:
    ///   - dialogue: what is spoken.
    ///   - deadlines: how long the client may take.
    ///   - slice: the time for turns that it shares with other sockets of its thread.
    ///   - onEnd: called once, when the dialogue ends.
    init(
        _ dialogue: any Dialogue, _ deadlines: ConnectionDeadlines, slice: TurnSlice = TurnSlice(),
        onEnd: @escaping () -> Void
    ) {
        self.dialogue = dialogue
        self.deadlines = deadlines
        self.slice = slice
        self.onEnd = onEnd
    }

    func handlerAdded(context: ChannelHandlerContext) {
        encoder = try? context.channel.pipeline.syncOperations.context(handlerType: WebSocketFrameEncoder.self)
        if let refusal = dialogue as? Refusal {
            send(context) { json in
                refusal.explain(into: &json)
                return .close
            }
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
            if !hasAnswered, waiting.isEmpty, slice.hasTime, context.channel.isWritable {
                return answer(frame, context)
            }
            waiting.append(frame)
            if hasAnswered { endRound(context) } else { takeTurn(context) }
        case .ping: write(.pong, frame.unmaskedData, context)
        case .connectionClose:
            close(with: frame.unmaskedData.getWebSocketErrorCode(at: 0) ?? .normalClosure, context, isReply: true)
        case .pong: break
        default: close(with: .protocolError, reason: "there is no such kind of frame", context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case NIOWebSocketError.invalidFrameLength, NIOWebSocketFrameAggregator.Error.accumulatedFrameSizeIsTooLarge:
            close(
                with: .messageTooLarge, reason: "frame exceeds limit of \(Self.longestMessage) bytes", context)
        case is NIOWebSocketError, is NIOWebSocketFrameAggregator.Error, is FrameRules.Violation:
            close(with: .protocolError, context)
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

    func handlerRemoved(context: ChannelHandlerContext) {
        encoder = nil
        end()
    }

    // Reading pauses while the client does not take its answers, so that they cannot pile up here.

    func read(context: ChannelHandlerContext) {
        if context.channel.isWritable, waiting.isEmpty { context.read() } else { isReadHeldBack = true }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stalled?.cancel()
        stalled = context.channel.isWritable ? nil : context.closing(after: deadlines.reading)
        resumeReading(context)
        takeTurn(context)
        context.fireChannelWritabilityChanged()
    }

    private func resumeReading(_ context: ChannelHandlerContext) {
        guard isReadHeldBack, context.channel.isWritable, waiting.isEmpty else { return }
        isReadHeldBack = false
        context.read()
    }

    private func answer(_ frame: WebSocketFrame, _ context: ChannelHandlerContext) {
        // Anything else that this client has sent waits for the next round.
        hasAnswered = true
        let message = frame.unmaskedData
        slice.spend {
            send(context) { json in
                frame.opcode == .text
                    ? dialogue.answer(message.readableBytesUInt8Span, into: &json) : dialogue.refuseBinary(into: &json)
            }
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        endRound(context)
        context.fireChannelReadComplete()
    }

    /// Lets the client be answered again: at once, or in the next round of the loop where it has sent more already.
    private func endRound(_ context: ChannelHandlerContext) {
        guard !isRoundScheduled else { return }
        guard !waiting.isEmpty else {
            hasAnswered = false
            return
        }
        isRoundScheduled = true
        let bound = context.loopBound
        context.eventLoop.assumeIsolated().execute { [self] in
            isRoundScheduled = false
            hasAnswered = false
            takeTurn(bound.value)
        }
    }

    private func takeTurn(_ context: ChannelHandlerContext) {
        guard !hasAnswered, !isClosing, !waiting.isEmpty, context.channel.isWritable else { return }
        guard slice.hasTime else { return waitForTime(context) }
        answer(waiting.removeFirst(), context)
        resumeReading(context)
        endRound(context)
    }

    private func waitForTime(_ context: ChannelHandlerContext) {
        guard !isWaitingForTime else { return }
        isWaitingForTime = true
        let bound = context.loopBound
        slice.wait(on: context.eventLoop) { [self] in
            isWaitingForTime = false
            takeTurn(bound.value)
        }
    }

    private func send(_ context: ChannelHandlerContext, _ write: (inout JSONWriter) -> Next) {
        let (next, frame) = AnswerPad.current.frame(write)
        // Past the encoder, whose header would be a second piece to send.
        if let frame { (encoder ?? context).writeAndFlush(NIOAny(frame), promise: nil) }
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
