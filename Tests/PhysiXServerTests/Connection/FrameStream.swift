import NIOCore
import NIOEmbedded
import NIOWebSocket

/// Takes frames from what a server has sent, as a client would; a class, because it keeps what is left of the stream.
final class FrameStream {
    private var bytes = ByteBuffer()

    /// The next whole frame; `nil` where no more was sent.
    func next(from channel: EmbeddedChannel) throws -> WebSocketFrame? {
        while var piece = try channel.readOutbound(as: ByteBuffer.self) { bytes.writeBuffer(&piece) }
        guard let first = bytes.readInteger(as: UInt8.self), let second = bytes.readInteger(as: UInt8.self),
            let opcode = WebSocketOpcode(encodedWebSocketOpcode: first & 0x0F)
        else { return nil }
        let length =
            switch second {
            case 126: bytes.readInteger(as: UInt16.self).map(Int.init)
            case 127: bytes.readInteger(as: UInt64.self).map(Int.init)
            default: Int(second)
            }
        guard let length, let data = bytes.readSlice(length: length) else { return nil }
        return WebSocketFrame(fin: first & 0x80 != 0, opcode: opcode, data: data)
    }
}
