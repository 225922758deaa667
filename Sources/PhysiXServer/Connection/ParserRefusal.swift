import NIOCore
import NIOHTTP1

/// Answers what is no HTTP, unless an answer to something else is under way.
///
/// A class, as handlers of NIO are.
final class ParserRefusal: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private var isAnswering = false

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
        guard !isAnswering else { return context.close(promise: nil) }
        isAnswering = true
        if error == .headerOverflow {
            context.refuse(.requestHeaderFieldsTooLarge, detail: "at most 100 header fields and 32 KiB are read")
        } else {
            context.refuse(.badRequest, detail: "this is not HTTP/1.1")
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head) where !(100..<200).contains(head.status.code): isAnswering = true
        case .end: isAnswering = false
        case .head, .body: break
        }
        context.write(data, promise: promise)
    }
}
