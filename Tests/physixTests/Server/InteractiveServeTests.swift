import Foundation
import PhysiXEpisodes
import PhysiXFormats
import Testing

/// Interactive sessions of the built program.
@Suite(.serialized) struct InteractiveServeTests {
    @Test func aKilledServerHasLostNoAnsweredTurn() throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/sessions.sqlite"
        let first = try ServedProcess("--database", file)
        let play = try InteractivePlay(on: first)
        _ = try play.step("d2y/dt2 = -5")
        let last = try JSONValue(parsing: try play.step("d2y/dt2 = -6").body)
        #expect(first.end(with: SIGKILL).status == SIGKILL)

        let second = try ServedProcess("--database", file)
        let summary = try play.summary(on: second)
        #expect(summary["turn"] == 2)
        #expect(summary["observation"] == last["observation"])
        let next = try JSONValue(parsing: try play.step("d2y/dt2 = -9.81", on: second).body)
        #expect(next["observation"]?["turn"] == 3)
        #expect(try play.summary(on: second)["truth"]?["equation"] == "d2y/dt2 = -g")
        let list = try second.request("GET", "/interactive/sessions", headers: [InteractivePlay.owner])
        #expect(list.body.contains(play.id))
    }

    @Test func aServerThatIsKilledAmidTurnsKeepsThoseThatWereAnswered() throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/sessions.sqlite"
        for round in 1...3 {
            let server = try ServedProcess("--database", file)
            let play = try InteractivePlay(on: server, #"{"system_id":"lorenz","seed":1,"max_turns":64}"#)
            for turn in 0..<round { #expect(try play.step("dx/dt = \(turn)").status == 200) }
            let unread = try LocalConnection(port: server.port)
            for _ in 0..<5 { try unread.send("POST", play.path + "/step", #"{"equation":"dx/dt = 1"}"#) }
            _ = server.end(with: SIGKILL)
            let kept = try #require(try play.summary(on: try ServedProcess("--database", file))["turn"]?.integer)
            #expect((round...round + 5).contains(kept))
        }
    }

    @Test func eventsTellOfTurnsAsTheyHappen() throws {
        let server = try ServedProcess()
        let play = try InteractivePlay(on: server, #"{"system_id":"damped_pendulum","seed":3}"#)
        let reader = try LocalConnection(port: server.port)
        try reader.send("GET", play.path + "/events")
        #expect(reader.read(until: "event: state\n").contains("text/event-stream"))
        _ = try play.step("d2theta/dt2 = 0")
        #expect(reader.read(until: "\n\n").contains(#""turn":0"#))
        #expect(reader.read(until: "id: 1\nevent: turn\n") != "")
        let solved = try server.request("POST", play.path + "/solver-step", "{}")
        #expect(solved.status == 200)
        #expect(try JSONValue(parsing: solved.body)["observation"]?["turn"] == 2)
        let rest = reader.read(until: "id: 2\nevent: turn\n")
        #expect(rest.contains("event: begun\n"))
        #expect(rest.contains("event: progress\n"))
        let again = try LocalConnection(port: server.port)
        try again.send("GET", play.path + "/events", headers: ["Last-Event-ID: 1"])
        #expect(again.read(until: "id: 2\nevent: turn\n").contains("event: state"))
        #expect(try server.request("DELETE", play.path).status == 204)
        #expect(reader.read().contains("event: deleted"))
    }

    @Test func whoeverLeavesStopsTheSolver() throws {
        let server = try ServedProcess()
        let play = try InteractivePlay(on: server, #"{"system_id":"three_body_planar","seed":3,"noise":0.2}"#)
        let events = try LocalConnection(port: server.port)
        try events.send("GET", play.path + "/events")
        do {
            let client = try LocalConnection(port: server.port)
            try client.send("POST", play.path + "/solver-step", "{}")
            _ = events.read(until: "event: progress\n")
            #expect(try play.summary()["busy"] == "solver")
            #expect(try play.step("d2x/dt2 = 0").status == 409)
        }
        #expect(events.read(until: "event: failed\n").contains("event: failed"))
        #expect(try play.summary()["turn"] == 0)
    }

    @Test func whoeverLeavesAmidARequestTakesNobodyWithThem() throws {
        let server = try ServedProcess()
        let play = try InteractivePlay(on: server)
        for line in ["POST \(play.path)/solver-step", "POST \(play.path)/step", "GET \(play.path)/events"] {
            for body in ["", "{", "{}"] {
                let head =
                    "\(line) HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n"
                try LocalConnection(port: server.port).send(head + body)
            }
        }
        #expect(try server.request("GET", "/health").status == 200)
        #expect(try play.summary()["session_id"]?.string == play.id)
    }

    @Test func aServerThatIsToldToEndDoesSoWhateverGoesOn() throws {
        let server = try ServedProcess()
        let play = try InteractivePlay(on: server, #"{"system_id":"three_body_planar","seed":3,"noise":0.2}"#)
        let events = try LocalConnection(port: server.port)
        try events.send("GET", play.path + "/events")
        let client = try LocalConnection(port: server.port)
        try client.send("POST", play.path + "/solver-step", "{}")
        _ = events.read(until: "event: progress\n")
        let end = server.end()
        #expect(end.status == 0)
        // The promise is 5 s; connections are cut after four.
        #expect(end.seconds < 5)
        #expect(client.read().contains("the policy was stopped"))
    }

    @Test func anEpisodeKeepsTheContractOverHTTP() throws {
        let server = try ServedProcess()
        for system in ["free_fall", "lotka_volterra", "driven_oscillator"] {
            var play: InteractivePlay?
            let contract = EpisodeContract { seed, turns in
                let body = #"{"system_id":"\#(system)","seed":\#(seed),"max_turns":\#(turns)}"#
                let begun = try InteractivePlay(on: server, body)
                play = begun
                return try #require(begun.beginning["observation"])
            } step: { action in
                var json = JSONWriter()
                json.value(action)
                let path = try #require(play).path + "/step"
                let answer = try server.request("POST", path, json.text)
                guard answer.status == 200 else { throw CocoaError(.featureUnsupported) }
                return try #require(try JSONValue(parsing: answer.body)["observation"])
            }
            #expect(try contract.violations(seed: 4) == [])
        }
    }

    @Test func nothingOfAPlayerIsLogged() throws {
        let server = try ServedProcess("--log-level", "trace")
        let play = try InteractivePlay(
            on: server, #"{"trajectory":[{"t":0,"y":31.41592},{"t":1,"y":2}],"hint":"M4RKER"}"#)
        _ = try play.step("dy/dt = M4RKER")
        _ = try server.request("POST", play.path + "/solver-step?M4RKER", "{}")
        _ = try server.request("POST", "/interactive/sessions", #"{"M4RKER":1}"#)
        let metrics = try server.request("GET", "/metrics").body
        let logged = try server.logged
        #expect(logged.contains("/interactive/sessions"))
        for text in [logged, metrics] {
            #expect(!text.contains("M4RKER"))
            #expect(!text.contains("31.41592"))
            #expect(!text.contains("00112233445566778899aabbccddeeff"))
            // Whoever knows the name of a session may play it.
            #expect(!text.contains(play.id))
        }
    }

    @Test func hostileEquationsInManySessionsLeaveRoomForOthers() async throws {
        let server = try ServedProcess()
        let hostile = [
            "d2y/dt2 = 9**9**9**9", "d2y/dt2 = 1e308*1e308*y", "d2y/dt2 = 0/0", "d2y/dt2 = log(-1)",
            "d2y/dt2 = 1/(y-30)",
            "d2y/dt2 = exp(y**2)", "d2y/dt2 = -1e12*vy - 1e14*y", "d2y/dt2 = sin(1e9*y)",
        ]
        let port = server.port
        let plays = try (0..<64).map { _ in try InteractivePlay(on: server).path }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let body = #"{"equation":"\#(hostile[number % hostile.count])"}"#
                    return try ServedProcess.request("POST", plays[number] + "/step", body, port: port).status
                }
            }
            for _ in 0..<20 { #expect(try server.request("GET", "/health").status == 200) }
            for try await status in group { #expect(status == 200) }
        }
    }

    @Test func whileAnotherProgramLocksTheDatabaseTurnsWaitInMemory() throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/sessions.sqlite"
        let server = try ServedProcess("--database", file)
        let play = try InteractivePlay(on: server)
        _ = try play.step("d2y/dt2 = -5")
        do {
            let lock = try RunningScript(URL(filePath: "/usr/bin/python3"), ["-c", Self.locking, file])
            #expect(try lock.line() == "locked")
            for constant in 6...8 { #expect(try play.step("d2y/dt2 = -\(constant)").status == 200) }
            #expect(try play.summary()["turn"] == 4)
            #expect(try server.logged.contains("is locked by another program"))
        }
        #expect(server.end().status == 0)
        #expect(try play.summary(on: try ServedProcess("--database", file))["turn"] == 4)
    }

    private static let locking = """
        import sqlite3, sys, time
        database = sqlite3.connect(sys.argv[1])
        database.execute("BEGIN IMMEDIATE")
        print("locked", flush=True)
        time.sleep(600)
        """

    @Test func whoComesThroughAProxyIsCountedAlone() throws {
        let server = try ServedProcess("--public", "--no-database")
        func begin(from address: String) throws -> ServedProcess.Answer {
            try server.request("POST", "/interactive/sessions", "{}", headers: ["X-Forwarded-For: \(address)"])
        }
        var accepted = 0
        while accepted < 100, try begin(from: "203.0.113.7").status == 200 { accepted += 1 }
        #expect((60...70).contains(accepted))
        let refusal = try begin(from: "198.51.100.1, 203.0.113.7")
        #expect(refusal.status == 429)
        #expect(refusal.body.contains("sessions from this address"))
        #expect(try begin(from: "203.0.113.7, 198.51.100.1").status == 200)
    }

    @Test func aDatabaseThatCannotBeUsedIsSaid() throws {
        let refused = try CommandRun("serve", "--port", "0", "--database", "/proc/nowhere/all.sqlite")
        #expect(refused.status != 0)
        #expect(refused.errors.contains("/proc/nowhere/all.sqlite"))
        let server = try ServedProcess(environment: ["HOME": "/proc/nowhere"])
        #expect(try server.logged.contains("sessions are kept in memory only"))
        #expect(try InteractivePlay(on: server).step("d2y/dt2 = -1").status == 200)
    }
}
