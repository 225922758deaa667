import Foundation
import Testing

/// The unmodified Python clients against the built program.
@Suite(.enabled(if: PythonClient.areInstalled, "scripts/test installs the clients; without it they are not there"))
struct OpenEnvClientTests {
    @Test(arguments: PythonClient.openenv)
    func aClientPlaysEpisodes(_ client: PythonClient) throws {
        let server = try ServedProcess()
        let (output, status) = try client.run("session.py", server.address)
        #expect(status == 0, "\(output)")
    }

    @Test func everyFrameIsAnsweredAsTheProtocolSays() throws {
        let server = try ServedProcess()
        let (output, status) = try PythonClient.current.run("frames.py", server.address)
        #expect(status == 0, "\(output)")
        #expect(try !server.logged.contains(" error "))
    }

    @Test func brokenAndHostileClientsAreInNobodysWay() throws {
        let server = try ServedProcess("--max-sessions", "64")
        let (output, status) = try PythonClient.current.run("faults.py", server.address)
        #expect(status == 0, "\(output)")
        #expect(try !server.logged.contains(" error "))
    }

    @Test func aClientPlaysWithTools() throws {
        let server = try ServedProcess()
        let (output, status) = try PythonClient.current.run("tools.py", server.address)
        #expect(status == 0, "\(output)")
    }

    @Test(arguments: PythonClient.openenv)
    func aFullServerSaysSoAndAPlaceIsFreeAgainAtOnce(_ client: PythonClient) throws {
        let server = try ServedProcess("--max-sessions", "1")
        let (output, status) = try client.run("capacity.py", server.address)
        #expect(status == 0, "\(output)")
    }

    @Test func anOpenSessionIsToldOfTheEndAndDoesNotDelayIt() throws {
        let server = try ServedProcess()
        let client = try PythonClient.current.begin("ending.py", server.address)
        #expect(try client.line() == "open")
        let (status, seconds) = server.end()
        #expect(status == 0)
        #expect(seconds < 5)
        #expect(try client.line() == "1001 the server is ending")
    }

    @Test(arguments: PythonClient.openenv, ["simulation", "production"])
    func theValidatorOfARunningServerPassesInBothModes(_ client: PythonClient, _ mode: String) throws {
        let server = try ServedProcess(environment: ["OPENENV_MODE": mode])
        let (output, status) = try client.command("openenv", "validate", "--url", server.address)
        #expect(status == 0, "\(output)")
    }

    @Test func thePlanOfTheValidatorFitsTheSchemas() throws {
        let server = try ServedProcess()
        let plan = CommandRun.repository.appending(path: "validation/runtime.json").path
        let (output, status) = try PythonClient.current.run("plan.py", server.address, plan)
        #expect(status == 0, "\(output)")
    }

    @Test func theManifestPassesTheValidator() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "physix-package-\(UUID().uuidString)")
        defer { _ = try? FileManager.default.removeItem(at: folder) }
        // The validator reads a package's whole folder, and refuses the symbolic links of a build in it.
        for path in ["openenv.yaml", "validation/runtime.json", "README.md"] {
            let target = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: CommandRun.repository.appending(path: path), to: target)
        }
        let (output, status) = try PythonClient.current.command("openenv", "validate", "--level", "static", folder.path)
        #expect(status == 0, "\(output)")
    }

    @Test func theInterfaceIsAsItsDocumentSaysForAThousandRequests() throws {
        // What it makes up would be asked of models elsewhere.
        let server = try ServedProcess("--no-models")
        let (output, status) = try PythonClient.schemathesis.command(
            "schemathesis", "--config-file",
            CommandRun.repository.appending(path: "Tests/Clients/schemathesis.toml").path,
            "run", "\(server.address)/openapi.json", "--max-examples", "20", "--seed", "1",
            "--generation-database", "none", "--workers", "1")
        #expect(status == 0, "\(output)")
        #expect(try !server.logged.contains("an internal fault"))
    }

    private static let recorded = CommandRun.repository.appending(
        path: "../shared/data/openenv/openenv-0.10.0.json"
    ).standardizedFileURL.path

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: recorded),
            "there is no recording of the reference server in ../shared/data/openenv"))
    func recordedExchangesAreAnsweredAsByTheReference() throws {
        let server = try ServedProcess()
        let (output, status) = try PythonClient.current.run("recorded.py", server.address, Self.recorded)
        #expect(status == 0, "\(output)")
    }
}
