import NIOCore
import NIOEmbedded
import NIOWebSocket
import PhysiXFormats
import Testing

@testable import PhysiXServer

struct SocketHandlerTests {
    /// Says everything back.
    private struct Echo: Dialogue {
        mutating func answer(_ message: Span<UInt8>, into json: inout JSONWriter) -> Next {
            json.value(message.count)
            return .goOn
        }

        mutating func refuseBinary(into json: inout JSONWriter) -> Next { .close }
    }

    /// How often a dialogue has ended; a class, because the handler tells it later.
    private final class Ends {
        var count = 0
    }

    private let ends = Ends()
    private let stream = FrameStream()

    private func channel(_ dialogue: any Dialogue = Echo(), slice: TurnSlice = TurnSlice()) throws -> EmbeddedChannel {
        let ends = ends
        let handler = SocketHandler(dialogue, ConnectionDeadlines(), slice: slice) { ends.count += 1 }
        let channel = EmbeddedChannel(handlers: [WebSocketFrameEncoder(), handler])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    private func frame(_ opcode: WebSocketOpcode, _ text: String = "") -> WebSocketFrame {
        WebSocketFrame(fin: true, opcode: opcode, maskKey: [1, 2, 3, 4], data: masked(text))
    }

    private func masked(_ text: String) -> ByteBuffer {
        var data = ByteBuffer(string: text)
        data.webSocketMask([1, 2, 3, 4])
        return data
    }

    private func sent(_ channel: EmbeddedChannel) throws -> WebSocketFrame? {
        try stream.next(from: channel)
    }

    @Test func eachMessageHasOneAnswerInOrder() throws {
        let channel = try channel()
        for text in ["a", "bb", "ccc"] { try channel.writeInbound(frame(.text, text)) }
        channel.embeddedEventLoop.run()
        let answers = try (0..<3).map { _ in String(buffer: try sent(channel)?.data ?? ByteBuffer()) }
        #expect(answers == ["1", "2", "3"])
        #expect(try sent(channel) == nil)
    }

    @Test func aClientThatSendsManyMessagesGetsOneAnswerInEachRound() throws {
        let channel = try channel()
        for text in ["a", "bb", "ccc"] { channel.pipeline.fireChannelRead(frame(.text, text)) }
        channel.pipeline.fireChannelReadComplete()
        #expect(try sent(channel) != nil)
        #expect(try sent(channel) == nil)
        channel.embeddedEventLoop.run()
        #expect(try sent(channel) != nil)
    }

    @Test func whereTheTimeForTurnsIsSpentConnectionsComeFirst() throws {
        let slice = TurnSlice()
        slice.spend {
            let start = NIODeadline.now()
            while NIODeadline.now() - start < .milliseconds(2) {}
        }
        let channel = try channel(slice: slice)
        try channel.writeInbound(frame(.text, "a"))
        channel.embeddedEventLoop.run()
        #expect(try sent(channel) == nil)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(try sent(channel) != nil)
        #expect(slice.hasTime)
    }

    @Test func aPingIsAnsweredBeforeMessagesThatWait() throws {
        let channel = try channel()
        for next in [frame(.text, "a"), frame(.text, "bb"), frame(.ping, "p")] {
            channel.pipeline.fireChannelRead(next)
        }
        #expect(try sent(channel)?.opcode == .text)
        let pong = try sent(channel)
        #expect(pong?.opcode == .pong)
        #expect(pong.map { String(buffer: $0.data) } == "p")
    }

    @Test func theServerShowsThatItLivesAndAsksForNothing() throws {
        let channel = try channel()
        for _ in 0..<30 {
            channel.embeddedEventLoop.advanceTime(by: .seconds(20))
            #expect(try sent(channel)?.opcode == .ping)
        }
        #expect(channel.isActive)
        #expect(ends.count == 0)
    }

    @Test func aClosingFrameIsAnsweredWithItsCode() throws {
        let channel = try channel()
        var code = ByteBuffer()
        code.write(webSocketErrorCode: .normalClosure)
        code.webSocketMask([1, 2, 3, 4])
        try channel.writeInbound(
            WebSocketFrame(fin: true, opcode: .connectionClose, maskKey: [1, 2, 3, 4], data: code))
        let reply = try sent(channel)
        #expect(reply?.opcode == .connectionClose)
        #expect(reply?.data.getWebSocketErrorCode(at: 0) == .normalClosure)
        #expect(!channel.isActive)
        #expect(ends.count == 1)
    }

    @Test(arguments: [
        (NIOWebSocketError.invalidFrameLength, WebSocketErrorCode.messageTooLarge),
        (.multiByteControlFrameLength, .protocolError),
    ])
    func aBrokenFrameClosesWithItsCode(_ error: NIOWebSocketError, _ code: WebSocketErrorCode) throws {
        let channel = try channel()
        channel.pipeline.fireErrorCaught(error)
        #expect(try sent(channel)?.data.getWebSocketErrorCode(at: 0) == code)
        #expect(ends.count == 1)
        channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(!channel.isActive)
    }

    @Test func theEndOfTheServerIsSaid() throws {
        let channel = try channel()
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(try sent(channel)?.data.getWebSocketErrorCode(at: 0) == .goingAway)
        channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(!channel.isActive)
    }

    @Test func anAbruptEndFreesThePlaceOnce() throws {
        let channel = try channel()
        channel.close(promise: nil)
        channel.embeddedEventLoop.run()
        #expect(ends.count == 1)
    }

    @Test func aReaderThatStopsReadingIsNotAnsweredOnAndCutInTheEnd() throws {
        let channel = try channel()
        try channel.writeInbound(frame(.text, "a"))
        #expect(try sent(channel) != nil)
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        for text in ["bb", "ccc"] { try channel.writeInbound(frame(.text, text)) }
        channel.embeddedEventLoop.run()
        #expect(try sent(channel) == nil)
        channel.embeddedEventLoop.advanceTime(by: .seconds(31))
        #expect(!channel.isActive)
    }

    @Test func aRefusalIsSentUnaskedAndThenTheSocketCloses() throws {
        let refusal = Refusal { json in
            ConversationError(SessionError.full(active: 1, most: 1)).write(to: &json)
        }
        let channel = try channel(refusal)
        let first = try sent(channel)
        let json = try JSONValue(parsing: String(buffer: first?.data ?? ByteBuffer()))
        #expect(
            json == [
                "type": "error",
                "data": [
                    "message": "Server at capacity: 1/1 sessions active. Cannot accept new connections.",
                    "code": "CAPACITY_REACHED", "active_sessions": 1, "max_sessions": 1,
                ],
            ])
        #expect(try sent(channel)?.data.getWebSocketErrorCode(at: 0) == .normalClosure)
    }
}
