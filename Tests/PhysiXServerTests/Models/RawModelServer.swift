import Foundation
import Synchronization

/// A model's API of raw sockets: it writes down what reaches it, byte for byte, and answers as the test says.
///
/// A class, because a socket has an end.
final class RawModelServer: Sendable {
    /// A request as it arrived.
    struct Arrival: Sendable {
        let head: String
        let body: String

        /// The value of a header; `nil` where it is not there.
        func header(_ name: String) -> String? {
            let lines = head.split(separator: "\r\n").dropFirst()
            let line = lines.first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
            return line.map { String($0.drop { $0 != ":" }.dropFirst().drop { $0 == " " }) }
        }
    }

    /// An answer of this server.
    enum Answer: Sendable {
        /// A status and a body of JSON, perhaps with more headers.
        case json(Int, String, headers: [String] = [])
        /// The bytes of a stream of events.
        case events(String)
        /// None, until the other end leaves.
        case silence
    }

    /// The completion of a model that says this.
    static func completion(_ text: String) -> Answer {
        let quoted = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return .json(
            200,
            #"{"model":"raw-1","choices":[{"message":{"role":"assistant","content":"\#(quoted)"},"finish_reason":"stop"}],"#
                + #""usage":{"prompt_tokens":11,"completion_tokens":7}}"#)
    }

    private struct State: Sendable {
        var arrivals: [Arrival] = []
        var departures = 0
    }

    let port: Int
    private let listener: Int32
    private let answer: @Sendable (Int) -> Answer
    private let state = Mutex(State())

    /// A server that gives the first request `answer(0)`, the second `answer(1)`, and so on.
    init(_ answer: @escaping @Sendable (Int) -> Answer) throws {
        self.answer = answer
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &size) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRINUSE) }
        port = Int(in_port_t(bigEndian: address.sin_port))
        Thread.detachNewThread { [weak self, listener] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                guard let server = self else {
                    close(connection)
                    return
                }
                Thread.detachNewThread { server.serve(connection) }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// Its base URL.
    var address: String { "http://127.0.0.1:\(port)/v1" }

    /// What has arrived so far.
    var arrivals: [Arrival] { state.withLock { $0.arrivals } }

    /// How many clients left while they waited for an answer.
    var departures: Int { state.withLock { $0.departures } }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        guard let arrival = Self.read(connection) else { return }
        let number = state.withLock { state in
            state.arrivals.append(arrival)
            return state.arrivals.count - 1
        }
        switch answer(number) {
        case .json(let status, let body, let headers):
            let lines = ["HTTP/1.1 \(status) X", "Content-Type: application/json", "Connection: close"] + headers
            Self.write(
                (lines + ["Content-Length: \(body.utf8.count)"]).joined(separator: "\r\n") + "\r\n\r\n" + body,
                connection)
        case .events(let text):
            Self.write(
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + text, connection)
        case .silence:
            var byte: UInt8 = 0
            _ = recv(connection, &byte, 1, 0)
            state.withLock { $0.departures += 1 }
        }
    }

    private static func read(_ connection: Int32) -> Arrival? {
        var bytes = Data()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            if let end = bytes.range(of: Data("\r\n\r\n".utf8)) {
                let arrival = Arrival(
                    head: String(decoding: bytes[..<end.lowerBound], as: UTF8.self),
                    body: String(decoding: bytes[end.upperBound...], as: UTF8.self))
                let length = arrival.header("content-length").flatMap { Int($0) } ?? 0
                if bytes.count - end.upperBound >= length { return arrival }
            }
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            bytes += buffer[..<count]
        }
    }

    private static func write(_ text: String, _ connection: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}
