import Foundation

/// A running `physix serve` on a port of its own, ended with the value.
///
/// A class, because a process has an identity and an end.
final class ServedProcess {
    /// Where it answers.
    let address: String
    private let process = Process()
    private let log: URL

    /// Starts the server and waits until it has printed its address.
    convenience init(_ arguments: String..., environment: [String: String] = [:]) throws {
        try self.init(arguments, environment: environment)
    }

    /// The same with a list of arguments.
    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        log = FileManager.default.temporaryDirectory.appending(path: "physix-serve-\(UUID().uuidString).log")
        try Data().write(to: log)
        let output = Pipe()
        process.executableURL = try CommandRun.executable
        process.arguments = ["serve", "--port", "0"] + arguments
        process.environment = environment.merging(
            ProcessInfo.processInfo.environment.filter { $0.key == "LD_LIBRARY_PATH" }
        ) { $1 }
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        var line = Data()
        while !line.contains(10), let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty {
            line += byte
        }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        address = words.first { $0.hasPrefix("http") }.map(String.init) ?? ""
    }

    deinit { process.terminate() }

    /// Its port.
    var port: Int { address.split(separator: ":").last.flatMap { Int($0) } ?? 0 }

    /// What it has logged.
    var logged: String { get throws { String(decoding: try Data(contentsOf: log), as: UTF8.self) } }

    /// How many pages of memory it holds, by proc_pid_statm(5).
    var residentPages: Int {
        get throws {
            let text = try String(contentsOfFile: "/proc/\(process.processIdentifier)/statm", encoding: .utf8)
            return text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        }
    }

    /// Asks it to end.
    ///
    /// - Returns: its exit status and the seconds that it took.
    func end(with signal: Int32 = SIGTERM) -> (status: Int32, seconds: Double) {
        let start = Date()
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        return (process.terminationStatus, Date().timeIntervalSince(start))
    }

    /// Sends bytes over a connection of its own and returns all that comes back until the server closes it.
    func exchange(_ text: String) throws -> String {
        let connection = Process()
        let input = Pipe()
        let output = Pipe()
        connection.executableURL = URL(filePath: "/usr/bin/env")
        connection.arguments = ["python3", "-c", Self.exchangeScript, String(port)]
        connection.standardInput = input
        connection.standardOutput = output
        try connection.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        connection.waitUntilExit()
        return String(decoding: answer, as: UTF8.self)
    }

    private static let exchangeScript = """
        import socket, sys
        connection = socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=20)
        connection.sendall(sys.stdin.buffer.read())
        while True:
            data = connection.recv(65536)
            if not data: break
            sys.stdout.buffer.write(data)
        """
}
