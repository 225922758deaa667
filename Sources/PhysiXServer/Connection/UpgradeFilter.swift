import NIOCore
import NIOHTTP1

/// Stands before NIO's upgrade handler and keeps from it what it does not upgrade.
///
/// It loses the head of a request that has an `Upgrade` header and is not upgraded (swift-nio 2.101), so that such a
/// connection would close without an answer. A class, as handlers of NIO are.
final class UpgradeFilter: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let gate: UpgradeGate
    private var isFirst = true
    private var isRefused = false

    init(_ gate: UpgradeGate) { self.gate = gate }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefused else { return }
        guard case .head(var head) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
        tellAddress(in: &head, context)
        switch gate.decision(on: head) {
        case .accept where isFirst: break
        case .ordinary, .accept:
            head.headers.remove(name: "upgrade")
        case .refuse(let status, let detail):
            isRefused = true
            context.refuse(status, detail: detail)
            return
        }
        isFirst = false
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    private func tellAddress(in head: inout HTTPRequestHead, _ context: ChannelHandlerContext) {
        let address = ClientAddress.key(
            of: context.remoteAddress, forwarded: head.headers[canonicalForm: "x-forwarded-for"].map(String.init))
        head.headers.remove(name: ClientAddress.field)
        if let address { head.headers.add(name: ClientAddress.field, value: address) }
    }
}

extension ChannelHandlerContext {
    /// Answers a request before anything else has seen it, and closes the connection.
    func refuse(_ status: HTTPResponseStatus, detail: String?) {
        let body = detail.map { ByteBuffer(bytes: ErrorDetail($0).bytes) }
        var head = HTTPResponseHead(version: .http1_1, status: status)
        head.headers.add(name: "connection", value: "close")
        head.headers.add(name: "content-length", value: String(body?.readableBytes ?? 0))
        if body != nil { head.headers.add(name: "content-type", value: "application/json") }
        write(NIOAny(HTTPServerResponsePart.head(head)), promise: nil)
        if let body { write(NIOAny(HTTPServerResponsePart.body(.byteBuffer(body))), promise: nil) }
        let context = loopBound
        writeAndFlush(NIOAny(HTTPServerResponsePart.end(nil))).whenComplete { _ in
            context.value.close(promise: nil)
        }
    }
}
