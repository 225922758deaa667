import NIOCore
import NIOEmbedded
import NIOWebSocket
import Testing

@testable import PhysiXServer

struct FrameRulesTests {
    @Test func anUnmaskedFrameIsRefused() throws {
        let channel = EmbeddedChannel(handler: FrameRules())
        let frame = WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(string: "{}"))
        #expect(throws: FrameRules.Violation.self) { try channel.writeInbound(frame) }
    }

    @Test func aFrameOfAnExtensionIsRefused() throws {
        let channel = EmbeddedChannel(handler: FrameRules())
        let frame = WebSocketFrame(fin: true, rsv1: true, opcode: .text, maskKey: [1, 2, 3, 4], data: ByteBuffer())
        #expect(throws: FrameRules.Violation.self) { try channel.writeInbound(frame) }
    }

    @Test func aMaskedFrameGoesOn() throws {
        let channel = EmbeddedChannel(handler: FrameRules())
        try channel.writeInbound(WebSocketFrame(fin: true, opcode: .text, maskKey: [1, 2, 3, 4], data: ByteBuffer()))
        #expect(try channel.readInbound(as: WebSocketFrame.self)?.opcode == .text)
    }
}
