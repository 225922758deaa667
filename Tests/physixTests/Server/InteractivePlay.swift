import Foundation
import PhysiXFormats
import Testing

/// A session on a running server.
struct InteractivePlay {
    static let owner = "X-PhysiX-Owner: 00112233445566778899aabbccddeeff"
    let server: ServedProcess
    let id: String
    let beginning: JSONValue

    init(on server: ServedProcess, _ body: String = #"{"system_id":"free_fall","seed":7}"#) throws {
        self.server = server
        let answer = try server.request("POST", "/interactive/sessions", body, headers: [Self.owner])
        #expect(answer.status == 200, "\(answer.body)")
        beginning = try JSONValue(parsing: answer.body)
        id = beginning["session_id"]?.string ?? ""
    }

    var path: String { "/interactive/sessions/\(id)" }

    /// Where it stands, on this server or another one.
    func summary(on other: ServedProcess? = nil) throws -> JSONValue {
        try JSONValue(parsing: try (other ?? server).request("GET", path).body)
    }

    func step(_ equation: String, on other: ServedProcess? = nil) throws -> ServedProcess.Answer {
        var json = JSONWriter()
        json.object { $0.member("equation", equation) }
        return try (other ?? server).request("POST", path + "/step", json.text)
    }
}

/// A folder that ends with the value.
///
/// A class for that end alone.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "physix-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch {
            // What is left lies among the temporary files.
        }
    }
}
