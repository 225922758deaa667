import Foundation

/// What `scripts/test` installs to test the server with: the clients of its protocols, and a program that tries out an interface.
enum PythonClient: String, CaseIterable {
    case current = "openenv-0.10"
    case older = "openenv-0.3"
    case modelContext = "mcp"
    case schemathesis

    /// The clients of OpenEnv.
    static let openenv = [current, older]

    /// The official client of the Model Context Protocol in two generations; OpenEnv brings the older one.
    static let modelContexts = [modelContext, current]

    private var folder: URL {
        CommandRun.repository.appending(path: ".build-test/\(rawValue)/bin")
    }

    /// Whether all of them are there.
    static var areInstalled: Bool {
        allCases.allSatisfy { FileManager.default.isExecutableFile(atPath: $0.folder.appending(path: "python3").path) }
    }

    /// Runs a script of `Tests/Clients`.
    func run(_ script: String, _ arguments: String...) throws -> (output: String, status: Int32) {
        let path = CommandRun.repository.appending(path: "Tests/Clients/\(script)").path
        return try start("python3", [path] + arguments)
    }

    /// Starts a script that goes on while the test does something else.
    func begin(_ script: String, _ arguments: String...) throws -> RunningScript {
        let path = CommandRun.repository.appending(path: "Tests/Clients/\(script)").path
        return try RunningScript(folder.appending(path: "python3"), [path] + arguments)
    }

    /// Runs a command that came with it.
    func command(_ name: String, _ arguments: String...) throws -> (output: String, status: Int32) {
        try start(name, arguments)
    }

    private func start(_ program: String, _ arguments: [String]) throws -> (output: String, status: Int32) {
        let process = Process()
        let output = Pipe()
        process.executableURL = folder.appending(path: program)
        process.arguments = arguments
        process.currentDirectoryURL = FileManager.default.temporaryDirectory
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (String(decoding: text, as: UTF8.self), process.terminationStatus)
    }
}

/// A script that prints lines while it runs, ended with the value; a class, because a process has an end.
final class RunningScript {
    private let process = Process()
    private let output = Pipe()

    init(_ program: URL, _ arguments: [String]) throws {
        process.executableURL = program
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
    }

    // A child inherits which signals its parent's thread has blocked, and threads of Dispatch block SIGTERM.
    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// Its next line.
    func line() throws -> String {
        var line = Data()
        while let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty, byte.first != 10 {
            line += byte
        }
        return String(decoding: line, as: UTF8.self)
    }
}
