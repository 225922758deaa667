import Foundation
import NIOCore

/// A client that has sent a request and waits.
struct Peer: Sendable {
    let request: SentRequest
    /// The place of the request among all, from 1.
    let number: Int
    let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    let channel: any Channel

    func send(_ text: String) async throws { try await outbound.write(ByteBuffer(string: text)) }

    func send(_ bytes: [UInt8]) async throws { try await outbound.write(ByteBuffer(bytes: bytes)) }

    /// Sends a whole answer, after which the connection ends.
    func answer(_ status: Int = 200, _ body: String, _ fields: String...) async throws {
        try await send(Self.head(status, fields + ["Content-Length: \(body.utf8.count)"]) + body)
    }

    /// Begins a stream of events, which the end of the connection ends.
    func stream(_ pieces: String...) async throws {
        try await send(Self.head(200, ["Content-Type: text/event-stream; charset=utf-8"]))
        for piece in pieces { try await send(piece) }
    }

    /// Sends bytes one by one, with a pause before each.
    func drip(_ text: String, every pause: Duration) async throws {
        for byte in text.utf8 {
            try await Task.sleep(for: pause)
            try await send([byte])
        }
    }

    /// Ends the connection with a reset.
    func reset() async throws {
        let options = channel as? any SocketOptionProvider
        try await options?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        try await channel.close().get()
    }

    /// Waits until the client has gone.
    func waitForClient() async throws { try await channel.closeFuture.get() }

    static func head(_ status: Int, _ fields: [String]) -> String {
        (["HTTP/1.1 \(status) Whatever", "Connection: close"] + fields).map { $0 + "\r\n" }.joined() + "\r\n"
    }

    /// The body of an answer with this text.
    static func completion(_ text: String) -> String {
        #"{"id":"x","model":"served-name","choices":[{"index":0,"message":{"role":"assistant","content":"#
            + "\(quoted(text))},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7}}"
    }

    /// An event with this piece of text.
    static func piece(_ text: String) -> String {
        #"data: {"model":"served-name","choices":[{"index":0,"delta":{"content":"# + "\(quoted(text))}}]}\n\n"
    }

    private static func quoted(_ text: String) -> String {
        do { return String(decoding: try JSONEncoder().encode(text), as: UTF8.self) } catch { return "\"\"" }
    }
}
