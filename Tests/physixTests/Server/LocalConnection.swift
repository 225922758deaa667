import Foundation

/// A connection to this machine, as blocking calls.
///
/// A class, because a socket has an end.
final class LocalConnection {
    private let socket: Int32
    private var unread = ""

    init(port: Int) throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    deinit { close(socket) }

    func send(_ text: String) throws {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw POSIXError(.EPIPE) }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Sends a request whose answer may be anything.
    func send(_ method: String, _ path: String, _ body: String = "", headers: [String] = []) throws {
        let lines =
            ["\(method) \(path) HTTP/1.1", "Host: localhost", "Content-Length: \(body.utf8.count)"]
            + (method == "POST" ? ["Content-Type: application/json"] : []) + headers
        try send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }

    /// Reads until some text has come, or until the other end has closed.
    ///
    /// - Returns: all up to the end of that text, or all that there was.
    func read(until end: String? = nil) -> String {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            if let end, let range = unread.range(of: end) {
                defer { unread = String(unread[range.upperBound...]) }
                return String(unread[..<range.upperBound])
            }
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else {
                defer { unread = "" }
                return unread
            }
            unread += String(decoding: buffer.prefix(count), as: UTF8.self)
        }
    }
}

extension ServedProcess {
    struct Answer: Sendable {
        let status: Int
        let body: String
    }

    /// The answer to a request on a connection of its own.
    func request(_ method: String, _ path: String, _ body: String = "", headers: [String] = []) throws -> Answer {
        try Self.request(method, path, body, headers: headers, port: port)
    }

    /// The same of whichever server has this port.
    static func request(
        _ method: String, _ path: String, _ body: String = "", headers: [String] = [], port: Int
    ) throws -> Answer {
        let connection = try LocalConnection(port: port)
        try connection.send(method, path, body, headers: headers + ["Connection: close"])
        let text = connection.read()
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let status = text.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap { Int($0) } ?? 0
        return Answer(status: status, body: parts.count > 1 ? String(parts[1]) : "")
    }
}
