import HTTPTypes
import Testing

@testable import PhysiXServer

/// The server's figures.
struct MetricsTests {
    @Test func aHistogramCountsEachBoundAndThoseBelow() {
        var histogram = Histogram()
        for seconds in [0.0001, 0.0005, 0.3, 1000] { histogram.add(seconds) }
        #expect(histogram.count == 4)
        #expect(abs(histogram.sum - 1000.3006) < 1e-9)
        let counts = Dictionary(uniqueKeysWithValues: histogram.cumulative.map { ($0.bound, $0.count) })
        #expect(counts["0.0005"] == 2)
        #expect(counts["0.25"] == 2)
        #expect(counts["0.5"] == 3)
        #expect(counts["120.0"] == 3)
        #expect(counts["+Inf"] == 4)
    }

    @Test func aLabelIsQuoted() {
        var text = ExpositionText()
        text.sample("x", [("a", "b\"\\\n")], "1")
        #expect(text.text == "x{a=\"b\\\"\\\\\\n\"} 1\n")
    }

    @Test func figuresCountRoutesAndNothingThatClientsChoose() async throws {
        let talk = InteractiveTalk()
        let id = try await talk.begin()
        _ = try await talk.step(id, "d2y/dt2 = -7.125")
        _ = try await talk.server.send(.get, "/secret/path?key=marker")
        _ = try await talk.server.send(HTTPRequest.Method(rawValue: "BREW") ?? .get, "/health")
        let answer = try await talk.server.send(.get, "/metrics")
        #expect(answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
        let lines = answer.text.split(separator: "\n").map(String.init)
        #expect(
            lines.contains(
                #"physix_http_requests_total{route="/interactive/sessions/{id}/step",method="POST",status="200"} 1"#))
        #expect(lines.contains(#"physix_http_requests_total{route="none",method="GET",status="404"} 1"#))
        #expect(lines.contains("physix_interactive_sessions 1"))
        #expect(lines.contains("physix_http_errors_total 0"))
        for marker in [id, "secret", "marker", "BREW", "7.125", InteractiveTalk.owner] {
            #expect(!answer.text.contains(marker))
        }
        func figure(_ name: String) -> Double {
            lines.first { $0.hasPrefix(name + " ") }.flatMap { Double($0.dropFirst(name.count + 1)) } ?? 0
        }
        #expect(figure("physix_verifications_total") >= 1)
        #expect(figure("process_resident_memory_bytes") > 1e6)
        #expect(figure("process_cpu_seconds_total") > 0)
    }
}
