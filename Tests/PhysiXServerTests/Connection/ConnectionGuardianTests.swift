import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import PhysiXServer

/// Deadlines, on a clock that the tests move.
struct ConnectionGuardianTests {
    private let head = HTTPServerRequestPart.head(HTTPRequestHead(version: .http1_1, method: .POST, uri: "/reset"))

    private func channel() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: ConnectionGuardian(ConnectionDeadlines()))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    private func passes(_ seconds: Int64, on channel: EmbeddedChannel) -> Bool {
        channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
        return channel.isActive
    }

    @Test func headersThatDoNotComeWithinFifteenSecondsEndTheConnection() throws {
        let channel = try channel()
        #expect(passes(14, on: channel))
        #expect(!passes(2, on: channel))
    }

    @Test func aBodyThatDoesNotComeWithinThirtySecondsEndsTheConnection() throws {
        let channel = try channel()
        try channel.writeInbound(head)
        #expect(passes(29, on: channel))
        try channel.writeInbound(HTTPServerRequestPart.body(ByteBuffer(string: "x")))
        #expect(!passes(2, on: channel))
    }

    @Test func anAnswerMayTakeAsLongAsItTakes() throws {
        let channel = try channel()
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPServerRequestPart.end(nil))
        #expect(passes(600, on: channel))
    }

    @Test func aConnectionThatWaitsForItsNextRequestEnds() throws {
        let channel = try channel()
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPServerRequestPart.end(nil))
        try channel.writeOutbound(HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: .ok)))
        try channel.writeOutbound(HTTPServerResponsePart.end(nil))
        #expect(passes(14, on: channel))
        #expect(!passes(2, on: channel))
    }

    @Test func aReaderThatStopsReadingEndsTheConnection() throws {
        let channel = try channel()
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPServerRequestPart.end(nil))
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        #expect(passes(29, on: channel))
        #expect(!passes(2, on: channel))
    }

    @Test func anIdleConnectionEndsWithTheServerAndABusyOneAfterItsAnswer() throws {
        let idle = try channel()
        idle.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(!idle.isActive)
        let busy = try channel()
        try busy.writeInbound(head)
        busy.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(busy.isActive)
    }
}
