import NIOCore
import NIOWebSocket

/// Refuses frames that a client must not send and that NIO lets through: unmasked ones, and such as belong to an
/// extension (RFC 6455, 5.1 and 5.2).
///
/// A class, as handlers of NIO are.
final class FrameRules: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias InboundOut = WebSocketFrame

    /// A frame breaks the protocol.
    struct Violation: Error {}

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        guard frame.maskKey != nil, !frame.rsv1, !frame.rsv2, !frame.rsv3 else {
            return context.fireErrorCaught(Violation())
        }
        context.fireChannelRead(data)
    }
}
