import Logging
import Testing

@testable import PhysiXServer

struct ServerSettingsTests {
    private func settings(
        _ environment: [String: String], _ set: (inout ServerFlags) -> Void = { _ in }
    ) throws -> ServerSettings {
        var flags = ServerFlags()
        set(&flags)
        return try ServerSettings(flags, environment: environment)
    }

    @Test func withoutAnythingSaidOnlyThisMachineIsServed() throws {
        let settings = try settings([:])
        #expect(settings == ServerSettings())
        #expect(settings.host == "127.0.0.1")
        #expect(settings.port == 8000)
        #expect(settings.isLocal)
    }

    @Test func thePageIsThatOfAFolderWhereOneIsNamed() throws {
        #expect(try settings([:]).webRoot == nil)
        #expect(try settings(["PHYSIX_WEB_ROOT": "Web"]).webRoot == "Web")
        #expect(try settings(["PHYSIX_WEB_ROOT": "Web"]) { $0.webRoot = "Other" }.webRoot == "Other")
    }

    @Test func onlyASpaceIsShownInAFrame() throws {
        #expect(try settings(["SPACE_ID": "someone/physix"]).isSpace)
        #expect(try !settings(["PHYSIX_PUBLIC": "true"]).isSpace)
    }

    @Test func everyOptionIsAnEnvironmentVariable() throws {
        let settings = try settings([
            "PHYSIX_HOST": "0.0.0.0", "PHYSIX_PORT": "81", "PHYSIX_PUBLIC": "true", "PHYSIX_MAX_SESSIONS": "7",
            "PHYSIX_MAX_SESSIONS_PER_ADDRESS": "3", "OPENENV_MODE": "Production",
            "PHYSIX_CORS_ORIGIN": "https://a.test, https://b.test", "PHYSIX_THREADS": "3", "PHYSIX_REPLICA": "eu2",
            "PHYSIX_LOG_LEVEL": "debug", "PHYSIX_LOG_FORMAT": "json",
        ])
        var expected = ServerSettings()
        expected.host = "0.0.0.0"
        expected.port = 81
        expected.isPublic = true
        expected.sessionLimit = 7
        expected.sessionLimitForEachAddress = 3
        expected.mode = .production
        expected.corsOrigins = ["https://a.test", "https://b.test"]
        expected.threads = 3
        expected.names = try #require(SessionNames(replica: "eu2"))
        expected.logLevel = .debug
        expected.logFormat = .json
        #expect(settings == expected)
    }

    @Test func aFlagWinsOverItsVariableAndThatOverTheHosts() throws {
        let environment = ["PHYSIX_PORT": "81", "PORT": "82", "MAX_CONCURRENT_ENVS": "9"]
        #expect(try settings(environment) { $0.port = "80" }.port == 80)
        #expect(try settings(environment).port == 81)
        #expect(try settings(["PORT": "82"]).port == 82)
        #expect(try settings(environment).sessionLimit == 9)
    }

    @Test func aSpaceIsPublicAndHasItsOwnAddress() throws {
        let settings = try settings(["SPACE_ID": "someone/physix"])
        #expect(settings.host == "0.0.0.0")
        #expect(settings.port == 7860)
        #expect(!settings.isLocal)
        #expect(try self.settings(["SPACE_ID": "a/b", "PORT": "8000", "PHYSIX_PUBLIC": "false"]).isPublic)
    }

    @Test func oneAddressHasAQuarterOfTheSessionsWhereOthersAreServed() throws {
        #expect(try settings([:]).sessionLimitPerAddress == nil)
        #expect(try settings(["PHYSIX_MAX_SESSIONS_PER_ADDRESS": "3"]).sessionLimitPerAddress == nil)
        #expect(try settings(["HOST": "0.0.0.0"]).sessionLimitPerAddress == 256)
        #expect(try settings(["HOST": "0.0.0.0", "PHYSIX_MAX_SESSIONS": "3"]).sessionLimitPerAddress == 1)
        #expect(try settings(["SPACE_ID": "a/b"]) { $0.sessionLimitForEachAddress = "9" }.sessionLimitPerAddress == 9)
    }

    @Test(arguments: ["0.0.0.0", "192.168.1.5", "::", "example.org"])
    func anAddressThatOthersReachIsNeverLocal(_ host: String) throws {
        #expect(try !settings(["PHYSIX_HOST": host]).isLocal)
    }

    @Test(arguments: [
        ("PHYSIX_PORT", "x"), ("PORT", "70000"), ("PHYSIX_MAX_SESSIONS", "0"), ("PHYSIX_THREADS", "-1"),
        ("PHYSIX_REPLICA", "a-b"),
        ("PHYSIX_PUBLIC", "maybe"), ("PHYSIX_LOG_LEVEL", "loud"), ("PHYSIX_LOG_FORMAT", "xml"),
        ("PHYSIX_CORS_ORIGIN", "*"), ("PHYSIX_CORS_ORIGIN", "https://a.test/"),
        ("PHYSIX_CORS_ORIGIN", "https://*.test"), ("PHYSIX_CORS_ORIGIN", "a.test"),
    ])
    func aValueThatCannotBeIsRefusedByItsName(_ name: String, _ value: String) {
        do throws(ServerError) {
            _ = try ServerSettings(ServerFlags(), environment: [name: value])
            Issue.record("\(name)=\(value) is accepted")
        } catch {
            guard case .setting(name, value, _) = error else {
                Issue.record("\(error) is about something else")
                return
            }
        }
    }
}
