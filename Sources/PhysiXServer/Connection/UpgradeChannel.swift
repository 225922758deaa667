import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket

/// What stands on a connection: HTTP requests one after the other, or a WebSocket from the first request on.
///
/// Hummingbird's own WebSocket package is not in use: a turn is shorter than the way to an asynchronous handler.
struct UpgradeChannel: HTTPChannelHandler {
    enum Choice: Sendable {
        case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>)
        case webSocket(any Channel)
    }

    struct Value: ServerChildChannelValue {
        let channel: any Channel
        let choice: EventLoopFuture<Choice>
    }

    let responder: HTTPChannelHandler.Responder
    let gate: UpgradeGate
    let deadlines: ConnectionDeadlines
    /// Makes the handler of a WebSocket, from the request that asked for it.
    let makeHandler: @Sendable (_ head: HTTPRequestHead) -> SocketHandler

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            let encoder = HTTPResponseEncoder()
            let decoder = ByteToMessageHandler(
                HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: Self.headerLimits))
            let refusal = ParserRefusal()
            let filter = UpgradeFilter(gate)
            let guardian = ConnectionGuardian(deadlines)
            try pipeline.addHandlers([encoder, decoder, refusal, guardian, filter] as [any ChannelHandler])
            let upgrade = NIOTypedHTTPServerUpgradeHandler(
                httpEncoder: encoder, extraHTTPHandlers: [decoder, refusal, guardian, filter],
                upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration(
                    upgraders: [upgrader], notUpgradingCompletionHandler: { Self.makeHTTP($0, logger) }))
            try pipeline.addHandler(upgrade)
            return Value(channel: channel, choice: upgrade.upgradeResultFuture)
        }
    }

    func handle(value: Value, logger: Logger) async {
        do {
            switch try await value.choice.get() {
            case .http(let channel): await handleHTTP(asyncChannel: channel, logger: logger)
            case .webSocket(let channel):
                try await withTaskCancellationHandler {
                    try await channel.closeFuture.get()
                } onCancel: {
                    channel.close(promise: nil)
                }
            }
        } catch {
            logger.trace("a connection ended before its first request", metadata: ["reason": "\(error)"])
        }
    }

    /// 100 fields and 32 KiB: more is answered with 431.
    private static var headerLimits: NIOHTTPDecoderLimitConfiguration {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldCount = 100
        limits.maxHeaderFieldSize = 32 * 1024
        limits.maxHeaderListSize = 32 * 1024
        return limits
    }

    private var upgrader: NIOTypedWebSocketServerUpgrader<Choice> {
        let makeHandler = makeHandler
        return NIOTypedWebSocketServerUpgrader(
            maxFrameSize: SocketHandler.longestMessage, enableAutomaticErrorHandling: false,
            // The filter before it lets only handshakes through that are to be accepted.
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture(HTTPHeaders()) },
            upgradePipelineHandler: { channel, head in
                channel.eventLoop.makeCompletedFuture {
                    try DeadPeers.detect(on: channel)
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(FrameRules())
                    try pipeline.addHandler(
                        NIOWebSocketFrameAggregator(
                            minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 4096,
                            maxAccumulatedFrameSize: SocketHandler.longestMessage))
                    try pipeline.addHandler(makeHandler(head))
                    return .webSocket(channel)
                }
            })
    }

    private static func makeHTTP(_ channel: any Channel, _ logger: Logger) -> EventLoopFuture<Choice> {
        channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            try pipeline.addHandler(HTTPConnectionStateHandler(logger: logger))
            return .http(
                try NIOAsyncChannel(
                    wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true)))
        }
    }
}
