import HTTPTypes
import PhysiXFormats
import Testing

@testable import PhysiXServer

/// Sessions about measurements of one's own.
struct OwnTrajectoryRoutesTests {
    private let talk = InteractiveTalk()

    /// Half-lives of 1 s, exact in binary.
    private static let decay = (0..<20).map { #"{"t":\#($0),"y":\#(1 / Double(1 << $0))}"# }.joined(separator: ",")

    private func upload(_ table: String, _ query: String = "") async throws -> RouterTalk.Answer {
        try await talk.server.send(
            .post, "/interactive/sessions\(query)", table,
            headers: [.contentType: "text/csv; charset=utf-8", .owner: InteractiveTalk.owner])
    }

    @Test func aTrajectoryInJSONIsExplained() async throws {
        let begun = try await talk.send(
            .post, "/sessions", #"{"trajectory":[\#(Self.decay)],"hint":"a capacitor","max_turns":2}"#
        ).json()
        #expect(begun["system"]?["system_id"] == "measured")
        #expect(begun["observation"]?["hint"] == "a capacitor")
        let id = try #require(begun["session_id"]?.string)
        // ln 2, by mpmath.
        let end = try await talk.step(id, "dy/dt = -0.693147180559945*y").json()
        #expect(end["observation"]?["done"] == true)
        let summary = try await talk.send(.get, "/sessions/\(id)").json()
        #expect(summary["truth"] == nil)
        #expect(summary["evaluation"] == nil)
    }

    @Test func aTableIsExplained() async throws {
        let table = "t,y\n" + (0..<20).map { "\($0),\(1 / Double(1 << $0))\n" }.joined()
        let begun = try await upload(table, "?hint=a%20capacitor&max_turns=3").json()
        #expect(begun["max_turns"] == 3)
        #expect(begun["observation"]?["hint"] == "a capacitor")
        #expect(begun["observation"]?["stats"]?["samples"] == 20)
    }

    @Test func aHintIsOneLineWithoutTricks() async throws {
        let body = #"{"trajectory":[\#(Self.decay)],"hint":"a\u202e \n b\u0007c"}"#
        #expect(try await talk.send(.post, "/sessions", body).json()["observation"]?["hint"] == "a bc")
    }

    @Test(arguments: [
        ("[]", "trajectory", "two samples"), (#"[{"t":0,"y":1}]"#, "trajectory", "two samples"),
        (#"[{"t":0,"y":1},{"y":2}]"#, "t", "Field required"), (#"[{"t":0,"y":1},3]"#, "1", "dictionary"),
        (#"[{"t":0,"y":1},{"t":0,"y":2}]"#, "t", "later than the one before"),
        (#"[{"t":0,"y":1},{"t":1,"y":"high"}]"#, "y", "valid number"),
        (#"[{"t":0,"y":1},{"t":1,"y":1e999}]"#, "y", "finite"), (#""0,1""#, "trajectory", "list"),
        (#"[{"t":0,"sin":1},{"t":1,"sin":2}]"#, "trajectory", "sin"), (#"[{"t":0},{"t":1}]"#, "trajectory", ""),
    ])
    func aMistakeIsToldWithItsPlace(_ trajectory: String, _ place: String, _ words: String) async throws {
        let answer = try await talk.send(.post, "/sessions", #"{"trajectory":\#(trajectory)}"#)
        #expect(answer.status == 422)
        let issue = try #require(try answer.json()["detail"]?[0])
        let last = issue["loc"]?.array?.last
        #expect(last?.string == place || last?.integer == Int(place))
        #expect(words.isEmpty || words.split(separator: "|").contains { issue["msg"]?.string?.contains($0) == true })
    }

    @Test func sixteenColumnsAreTheMost() async throws {
        func body(_ count: Int) -> String {
            let samples = (0..<3).map { time in
                #"{"t":\#(time),"# + (0..<count).map { #""q\#($0)":\#(time + $0)"# }.joined(separator: ",") + "}"
            }
            return #"{"trajectory":[\#(samples.joined(separator: ","))]}"#
        }
        #expect(try await talk.send(.post, "/sessions", body(15)).status == 200)
        #expect(try await talk.send(.post, "/sessions", body(16)).status == 422)
    }

    @Test(arguments: [
        ("", 0), ("t,y\n0,1\n1,x\n", 3), ("t,y\n0,1\n2,1\n1,3\n4,5\n", 4), ("t,y\n0,1\n1,2\n1,3\n", 4),
        ("t,y\n3,1\n2,2\n1,3\n", 3), ("t,y\n0,1\n1,inf\n", 3), ("t,y\n0,1\n1,2,3\n", 3), ("no table", 0),
    ])
    func aMistakeInATableIsToldWithItsLine(_ table: String, _ line: Int) async throws {
        let answer = try await upload(table)
        #expect(answer.status == 422)
        let issue = try #require(try answer.json()["detail"]?[0])
        #expect(issue["loc"]?[0] == "body")
        if line > 0 { #expect(issue["loc"]?[1]?.integer == line) }
    }

    @Test func tablesHaveTheirLimits() async throws {
        let long = "t,y\n" + (0...20_000).map { "\($0),1.5\n" }.joined()
        let answer = try await upload(long)
        #expect(answer.status == 422)
        #expect(answer.text.contains("more than 20000 rows"))
        let wide =
            "t," + (0..<16).map { "q\($0)" }.joined(separator: ",") + "\n"
            + (0..<3).map { row in (0..<17).map { "\(row + $0)" }.joined(separator: ",") + "\n" }.joined()
        #expect(try await upload(wide).status == 422)
        #expect(try await upload(String(repeating: "1,2\n", count: 300_000)).status == 413)
        #expect(try await upload("t,y\n0,1\n1,2\n", "?max_turns=65").status == 422)
        #expect(try await upload("t,y\n0,1\n1,2\n", "?color=red").status == 422)
    }

    @Test func aTableOfTwentyThousandRowsIsPlayed() async throws {
        let table = "t,y\n" + (0..<20_000).map { "\($0),\($0 % 7)\n" }.joined()
        let begun = try await upload(table).json()
        let id = try #require(begun["session_id"]?.string)
        #expect(try await talk.step(id, "dy/dt = 0").status == 200)
    }
}
