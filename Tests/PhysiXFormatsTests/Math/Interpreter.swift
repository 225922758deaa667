import Foundation

/// A program of this machine that tests run exported source with.
struct Interpreter {
    let path: String

    /// The program called `name`, or `nil` where the machine has none.
    init?(_ name: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        guard let path = folders.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile) else {
            return nil
        }
        self.path = path
    }

    /// Whether Python 3 can import all of these modules.
    static func pythonHas(_ modules: String...) -> Bool {
        let imports = modules.map { "import \($0)" }.joined(separator: "\n")
        return (try? Interpreter("python3")?.run(["-c", imports]))?.status == 0
    }

    /// Runs it and waits for it to end.
    func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
