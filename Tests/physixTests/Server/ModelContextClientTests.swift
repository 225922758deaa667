import Foundation
import Testing

/// The official Python client of the Model Context Protocol, unmodified, against the built program.
@Suite(.enabled(if: PythonClient.areInstalled, "scripts/test installs the clients; without it they are not there"))
struct ModelContextClientTests {
    @Test(arguments: PythonClient.modelContexts)
    func aClientPlaysEpisodesAndLeavesNothingBehind(_ client: PythonClient) throws {
        let server = try ServedProcess()
        let (output, status) = try client.run("context.py", server.address)
        #expect(status == 0, "\(output)")
        let ready = try server.exchange("GET /ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        #expect(ready.contains(#""active_sessions":0"#))
        #expect(try !server.logged.contains(" error "))
    }

    @Test func anAddressWithTooManySessionsIsToldSoInPublicModeAlone() throws {
        let limits = ["--max-sessions", "8", "--max-sessions-per-address", "2"]
        let local = try ServedProcess(limits)
        #expect(try PythonClient.current.run("crowd.py", local.address, "8").status == 0)
        let open = try ServedProcess(limits + ["--public"])
        let (output, status) = try PythonClient.current.run("crowd.py", open.address, "2")
        #expect(status == 0, "\(output)")
    }
}
