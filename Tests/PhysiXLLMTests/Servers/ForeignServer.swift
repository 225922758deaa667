import Foundation

/// A program that `scripts/test` installs from PyPI and that serves on a port of this machine, ended with the value.
///
/// A class, because a process has an identity and an end.
final class ForeignServer: Sendable {
    let port: Int
    private let process: Process

    /// Starts a program and waits until its port takes connections.
    static func start(
        _ environment: Installed, _ program: String, port: Int, _ arguments: [String], variables: [String: String] = [:]
    ) async throws -> ForeignServer {
        let server = try ForeignServer(environment, program, port: port, arguments, variables: variables)
        // Without holding a thread, of which tests have few.
        while server.process.isRunning, !isOpen(port) { try await Task.sleep(for: .milliseconds(100)) }
        return server
    }

    private init(
        _ environment: Installed, _ program: String, port: Int, _ arguments: [String], variables: [String: String]
    ) throws {
        self.port = port
        process = Process()
        process.executableURL = environment.program(program)
        process.arguments = arguments
        process.environment = variables.merging(["PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory()]) { first, _ in
            first
        }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    // A child inherits which signals its parent's thread has blocked, and threads of Dispatch block SIGTERM.
    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// A port that nobody listens on now.
    static func freePort() -> Int {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        return withAddress(port: 0) { address, length in
            var length = length
            bind(listener, address, length)
            getsockname(listener, address, &length)
            return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                Int(in_port_t(bigEndian: $0.pointee.sin_port))
            }
        }
    }

    private static func isOpen(_ port: Int) -> Bool {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(connection) }
        return withAddress(port: port) { address, length in connect(connection, address, length) == 0 }
    }

    private static func withAddress<Value>(port: Int, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Value)
        -> Value
    {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}

/// What `scripts/test` installs from PyPI, each in an environment of its own under `.build-test`.
enum Installed: String {
    case litellm, mitmproxy

    /// The root of the repository, four folders above this file.
    static var repository: URL {
        (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    }

    var isThere: Bool { FileManager.default.isExecutableFile(atPath: program("python3").path) }

    func program(_ name: String) -> URL { Self.repository.appending(path: ".build-test/\(rawValue)/bin/\(name)") }

    /// Runs a script of `Tests/Clients` to its end.
    func run(_ script: String, _ arguments: [String]) async throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = program("python3")
        process.arguments = [Self.repository.appending(path: "Tests/Clients/\(script)").path] + arguments
        process.standardOutput = output
        try process.run()
        // Away from the threads that the servers of these tests run on.
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                let result = Result {
                    String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
                }
                process.waitUntilExit()
                continuation.resume(with: result)
            }
        }
    }
}
