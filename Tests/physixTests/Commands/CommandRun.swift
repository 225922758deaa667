import Foundation

/// One run of the built `physix`, from its arguments to its exit status.
struct CommandRun {
    let output: String
    let errors: String
    let status: Int32

    /// Runs `physix` in a folder of its own with these files in it and this text on standard input.
    init(_ arguments: String..., input: String = "", files: [String: String] = [:]) throws {
        try self.init(arguments: arguments, input: input, files: files)
    }

    /// Runs `physix` with a list of arguments.
    init(arguments: [String], input: String = "", files: [String: String] = [:]) throws {
        try self.init(try Self.executable, arguments, input: input, files: files)
    }

    /// Runs a script of the shell in which `$PHYSIX` is the program.
    static func shell(_ script: String, input: String = "", files: [String: String] = [:]) throws -> CommandRun {
        try CommandRun(URL(filePath: "/bin/bash"), ["-c", script], input: input, files: files)
    }

    private init(_ program: URL, _ arguments: [String], input: String, files: [String: String]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "physix-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { _ = try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }

        // Files rather than pipes, because nobody reads while the process runs.
        let streams = try ["stdin", "stdout", "stderr"].map { name in
            let url = folder.appending(path: name)
            try Data((name == "stdin" ? input : "").utf8).write(to: url)
            return (url, try FileHandle(forUpdating: url))
        }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = [
            "COLUMNS": "80", "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "PHYSIX": try Self.executable.path,
        ]
        .merging(ProcessInfo.processInfo.environment.filter { $0.key == "LD_LIBRARY_PATH" }) { $1 }
        process.standardInput = streams[0].1
        process.standardOutput = streams[1].1
        process.standardError = streams[2].1
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
        output = String(decoding: try Data(contentsOf: streams[1].0), as: UTF8.self)
        errors = String(decoding: try Data(contentsOf: streams[2].0), as: UTF8.self)
    }

    /// The lines of the output.
    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// The output as JSON.
    func json() throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
    }

    /// The root of the repository, four folders above this file.
    static var repository: URL {
        (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    }

    /// The executable lies beside the program that runs the tests.
    static var executable: URL {
        get throws {
            let path = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return URL(filePath: path).deletingLastPathComponent().appending(path: "physix")
        }
    }
}
