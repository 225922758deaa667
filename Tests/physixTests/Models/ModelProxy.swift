import Foundation

/// LiteLLM's proxy with models that answer what the test says, ended with the value.
///
/// A class, because a process has an identity and an end.
final class ModelProxy {
    /// The key that the proxy wants; it is searched for wherever it must not be.
    static let key = "sk-M4RKER0123456789abcdef"
    private static let folder = CommandRun.repository.appending(path: ".build-test/litellm/bin")

    /// Whether `scripts/test` has installed it.
    static var isInstalled: Bool {
        FileManager.default.isExecutableFile(atPath: folder.appending(path: "litellm").path)
    }

    let port: Int
    private let process = Process()
    private let files: TemporaryFolder

    /// Starts it and waits until it takes connections.
    ///
    /// - Parameter answers: for each model what it says.
    /// - Throws: where it ends before that.
    init(_ answers: [String: String]) throws {
        port = try Self.freePort()
        files = try TemporaryFolder()
        let config = files.path + "/config.json"
        let models = answers.map { name, answer in
            [
                "model_name": name,
                "litellm_params": ["model": "openai/\(name)", "api_key": "none", "mock_response": answer],
            ]
                as [String: Any]
        }
        // YAML understands JSON.
        let document: [String: Any] = ["model_list": models, "general_settings": ["master_key": Self.key]]
        try JSONSerialization.data(withJSONObject: document).write(to: URL(filePath: config))
        process.executableURL = Self.folder.appending(path: "litellm")
        process.arguments = ["--config", config, "--host", "127.0.0.1", "--port", String(port), "--telemetry", "False"]
        process.environment = [
            "PATH": Self.folder.path + ":/usr/bin:/bin", "HOME": files.path, "LITELLM_LOCAL_MODEL_COST_MAP": "True",
            "NO_DOCS": "True",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.currentDirectoryURL = URL(filePath: files.path)
        try process.run()
        while process.isRunning {
            do {
                _ = try LocalConnection(port: port)
                return
            } catch {
                usleep(100_000)
            }
        }
        throw CocoaError(.executableLoad)
    }

    // A child inherits which signals its parent's thread has blocked, and threads of Dispatch block SIGTERM.
    deinit { kill(process.processIdentifier, SIGKILL) }

    /// Its base URL.
    var address: String { "http://127.0.0.1:\(port)/v1" }

    private static func freePort() throws -> Int {
        let listener = SilentListener()
        return listener.port
    }
}

/// A port that takes connections and requests, and never says anything, ended with the value.
///
/// A class, because a socket has an end.
final class SilentListener {
    let port: Int
    private let listener: Int32
    private var connection: Int32 = -1

    init() {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(socket, $0, size)
                _ = listen(socket, 16)
                _ = getsockname(socket, $0, &size)
            }
        }
        listener = socket
        port = Int(in_port_t(bigEndian: address.sin_port))
    }

    deinit {
        if connection >= 0 { close(connection) }
        close(listener)
    }

    /// Waits for a client and reads its request up to the end of its JSON.
    func takeRequest() -> String {
        connection = accept(listener, nil, nil)
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !text.hasSuffix("}") {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            text += String(decoding: buffer.prefix(count), as: UTF8.self)
        }
        return text
    }

    /// Waits until that client has gone.
    func waitForEnd() {
        var byte: UInt8 = 0
        while recv(connection, &byte, 1, 0) > 0 {}
    }
}
