import Foundation
import Testing

struct ServeCommandTests {
    private static let health = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

    @Test(arguments: [SIGTERM, SIGINT])
    func aSignalEndsItWithinFiveSecondsAndWithoutAnError(_ signal: Int32) throws {
        let server = try ServedProcess()
        #expect(server.address.hasPrefix("http://127.0.0.1:"))
        #expect(try server.exchange(Self.health).contains("{\"status\":\"healthy\"}"))
        let (status, seconds) = server.end(with: signal)
        #expect(status == 0)
        #expect(seconds < 5)
    }

    @Test func aPortInUseIsSaidWithTheNextStep() throws {
        let server = try ServedProcess()
        let second = try CommandRun("serve", "--port", "\(server.port)")
        #expect(second.status == 64)
        #expect(
            second.errors.contains("error: port \(server.port) of 127.0.0.1 is in use by another program\nhint: "))
        #expect(second.output.isEmpty)
    }

    @Test func anAddressThatIsNotThisMachinesIsSaid() throws {
        let run = try CommandRun("serve", "--host", "192.0.2.1")
        #expect(run.status == 64)
        #expect(run.errors.contains("error: cannot listen on port 8000 of 192.0.2.1: "))
    }

    @Test func aWrongOptionIsSaidByItsName() throws {
        let run = try CommandRun("serve", "--port", "x")
        #expect(run.status == 64)
        #expect(run.errors.contains("error: --port is `x`, and must be a whole number from 0 to 65535"))
    }

    @Test func theLogHasALineForEachRequestAndNothingThatWasInIt() throws {
        let server = try ServedProcess("--log-format", "json")
        let body = #"{"episode_id":"marker-in-body","seed":1}"#
        _ = try server.exchange(
            "POST /reset?key=marker-in-query HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nAuthorization: Bearer marker-in-header\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        let log = try server.logged
        #expect(log.contains(#""path":"/reset""#))
        #expect(log.contains(#""request_id":""#))
        #expect(!log.contains("marker"))
        for line in log.split(separator: "\n") {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        }
    }

    @Test func headersBeyondTheLimitsAreAnsweredWith431() throws {
        let server = try ServedProcess()
        let many = (0..<101).map { "X-\($0): 1\r\n" }.joined()
        let long = "X: \(String(repeating: "a", count: 33 * 1024))\r\n"
        for headers in [many, long] {
            let answer = try server.exchange("GET /health HTTP/1.1\r\nHost: localhost\r\n\(headers)\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 431 "))
            #expect(answer.contains("{\"detail\":"))
        }
        #expect(try server.exchange("nonsense\r\n\r\n").hasPrefix("HTTP/1.1 400 "))
    }

    @Test func aBodyBeyondTheLimitIsAnsweredWith413() throws {
        let server = try ServedProcess()
        let body = String(repeating: " ", count: 65 * 1024)
        let answer = try server.exchange(
            "POST /reset HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
        #expect(answer.hasPrefix("HTTP/1.1 413 "))
    }

    @Test func fiveHundredIdleConnectionsDoNotStopANewRequest() throws {
        let server = try ServedProcess()
        let run = try CommandRun.shell(
            """
            python3 - <<'END'
            import socket, urllib.request
            idle = [socket.create_connection(("127.0.0.1", \(server.port))) for _ in range(500)]
            print(urllib.request.urlopen("\(server.address)/health", timeout=5).read().decode())
            END
            """)
        #expect(run.output == "{\"status\":\"healthy\"}\n")
    }

    @Test func aServerAtRestHoldsLessThanItsStartNeeded() throws {
        let server = try ServedProcess("--no-database")
        let atStart = try server.residentPages
        let deadline = Date() + 60
        while try server.residentPages > atStart * 3 / 4, Date() < deadline { usleep(100_000) }
        #expect(try server.residentPages <= atStart * 3 / 4)
        #expect(try server.request("GET", "/health").status == 200)
    }
}
