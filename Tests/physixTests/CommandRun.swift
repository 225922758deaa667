import Foundation

/// One run of the built `physix`, from its arguments to its exit status.
struct CommandRun {
    let output: String
    let errors: String
    let status: Int32

    /// Runs `physix` in a folder of its own with these files in it and this text on standard input.
    init(_ arguments: String..., input: String = "", files: [String: String] = [:]) throws {
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
        process.executableURL = try Self.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["COLUMNS": "80", "PATH": "/usr/bin:/bin"].merging(Self.libraryPath) { $1 }
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

    /// The executable lies beside the program that runs the tests.
    private static var executable: URL {
        get throws {
            let path = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return URL(filePath: path).deletingLastPathComponent().appending(path: "physix")
        }
    }

    private static var libraryPath: [String: String] {
        ProcessInfo.processInfo.environment.filter { $0.key == "LD_LIBRARY_PATH" }
    }
}
