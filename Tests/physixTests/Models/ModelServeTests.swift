import Foundation
import PhysiXFormats
import Testing

/// Models at the built server, over sockets.
@Suite(.serialized) struct ModelServeTests {
    @Test func whoeverLeavesEndsTheCallOfTheModel() throws {
        let server = try ServedProcess()
        let play = try InteractivePlay(on: server)
        let upstream = SilentListener()
        for path in [play.path + "/llm-step", "/interactive/models/test"] {
            do {
                let client = try LocalConnection(port: server.port)
                try client.send("POST", path, #"{"base_url":"http://127.0.0.1:\#(upstream.port)/v1","model":"m"}"#)
                #expect(upstream.takeRequest().contains(#""model":"m""#))
                // It would be gone after its last use, before the call has begun.
                withExtendedLifetime(client) {}
            }
            let start = Date()
            upstream.waitForEnd()
            // The promise (S21) is 1 s.
            #expect(Date().timeIntervalSince(start) < 1)
        }
        #expect(try play.summary()["turn"] == 0)
    }

    @Test func aServerThatIsToldToEndTakesNoModelWithIt() throws {
        let server = try ServedProcess()
        let play = try InteractivePlay(on: server)
        let upstream = SilentListener()
        let client = try LocalConnection(port: server.port)
        try client.send(
            "POST", play.path + "/llm-step", #"{"base_url":"http://127.0.0.1:\#(upstream.port)/v1","model":"m"}"#)
        _ = upstream.takeRequest()
        let end = server.end()
        #expect(end.status == 0)
        #expect(end.seconds < 5)
        #expect(client.read().contains("the policy was stopped"))
        upstream.waitForEnd()
    }

    @Test(.enabled(if: ModelProxy.isInstalled, "scripts/test installs LiteLLM into .build-test/litellm"))
    func anEpisodeIsSolvedInOneTurnAndTheKeyIsNowhere() throws {
        let proxy = try ModelProxy([
            "right": #"{"equation": "d2y/dt2 = -g", "params": {"g": 9.81}}"#
        ])
        let folder = try TemporaryFolder()
        let server = try ServedProcess(
            "--database", folder.path + "/all.sqlite", "--log-level", "trace",
            environment: ["OPENAI_API_KEY": "sk-M4RKERown"])
        let play = try InteractivePlay(on: server)
        let events = try LocalConnection(port: server.port)
        try events.send("GET", play.path + "/events")
        let place = #""base_url":"\#(proxy.address)""#
        let bodies = [
            #"{\#(place),"model":"right","api_key":"sk-M4RKERwrong"}"#,
            #"{\#(place),"model":"M","api_key":"\#(ModelProxy.key)"}"#,
            #"{\#(place),"api_key":"\#(ModelProxy.key)"}"#,
            #"{\#(place),"model":"right","api_key":"\#(ModelProxy.key) x"}"#,
            #"{\#(place),"model":"right","api_key":"\#(ModelProxy.key)","stream":true}"#,
        ]
        var answers: [ServedProcess.Answer] = []
        for body in bodies {
            answers.append(try server.request("POST", play.path + "/llm-step", body))
            answers.append(try server.request("POST", "/interactive/models/test", body))
            answers.append(try server.request("POST", "/interactive/models", body))
        }
        let last = answers[answers.count - 3]
        #expect(last.status == 200, "\(last.body)")
        #expect(try JSONValue(parsing: last.body)["observation"]?["done"] == true)
        #expect(try JSONValue(parsing: last.body)["observation"]?["turn"] == 1)
        #expect(try play.summary()["turn"] == 1)
        for path in [
            "/interactive/providers", "/metrics", "/docs", "/openapi.json", play.path, "/interactive/sessions",
        ] {
            answers.append(try server.request("GET", path, headers: [InteractivePlay.owner]))
        }
        #expect(try server.request("DELETE", play.path).status == 204)
        let told = events.read()
        #expect(told.contains("event: answered"))
        #expect(told.contains("event: text"))
        #expect(server.end().status == 0)
        #expect(!told.contains("M4RKER"))
        #expect(try !server.logged.contains("M4RKER"))
        for answer in answers { #expect(!answer.body.contains("M4RKER"), "\(answer.body)") }
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let bytes = try Data(contentsOf: URL(filePath: folder.path + "/" + file))
            #expect(bytes.range(of: Data("M4RKER".utf8)) == nil, "\(file)")
        }
    }
}
