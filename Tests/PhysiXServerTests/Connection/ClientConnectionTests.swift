import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import PhysiXServer

/// Whoever waits for a client is told once it is gone.
struct ClientConnectionTests {
    /// When the client closes its side of the connection.
    enum Departure: CaseIterable {
        case before, during, never, closing
    }

    @Test(arguments: Departure.allCases) func aDepartureIsTold(_ departure: Departure) throws {
        let channel = EmbeddedChannel(handler: ConnectionGuardian(ConnectionDeadlines()))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        let isTold = Mutex(false)
        if departure == .before { channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
        let watch = ClientConnection(channel).watch { isTold.withLock { $0 = true } }
        channel.embeddedEventLoop.run()
        #expect(isTold.withLock { $0 } == (departure == .before))
        switch departure {
        case .during: channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        case .closing: try channel.close().wait()
        case .before, .never: break
        }
        #expect(isTold.withLock { $0 } == (departure != .never))
        watch.end()
    }

    @Test func whoNoLongerWatchesIsNotTold() throws {
        let channel = EmbeddedChannel(handler: ConnectionGuardian(ConnectionDeadlines()))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        let isTold = Mutex(false)
        let watch = ClientConnection(channel).watch { isTold.withLock { $0 = true } }
        channel.embeddedEventLoop.run()
        watch.end()
        channel.embeddedEventLoop.run()
        channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(!isTold.withLock { $0 })
    }
}
