import PhysiXFormats
import PhysiXKernel
import Testing

@testable import PhysiXEpisodes

struct EpisodeRecordTests {
    private func finished() throws -> Episode {
        var episode = try Episode(Problem(drawing: .dampedSpring, seed: 12), turnLimit: 4)
        try episode.step(Action(equation: "d2x/dt2 = -w*x", parameters: ["w": 5], rationale: "a \"spring\""))
        try episode.step(Action(equation: "gravity"))
        let truth = try #require(episode.problem.truth)
        try episode.step(Action(equation: truth.equation, parameters: truth.parameters))
        return episode
    }

    private func lines(_ record: EpisodeRecord) -> [UInt8] {
        var json = JSONWriter()
        record.write(linesTo: &json)
        return json.bytes
    }

    @Test func aRecordIsReadAndReplayedToTheSameRewards() throws {
        let episode = try finished()
        let record = EpisodeRecord(of: episode, policy: "test", version: "0.1")
        let read = try EpisodeRecord(lines: lines(record))
        #expect(read.policy == "test" && read.version == "0.1" && read.turnLimit == 4)
        #expect(read.turns == record.turns)
        let replayed = try read.replayed()
        #expect(replayed.history == episode.history)
        #expect(replayed.isConverged)
    }

    @Test func aRecordHasAHeaderALineForEachTurnAndAClosingLine() throws {
        let text = String(
            decoding: lines(EpisodeRecord(of: try finished(), policy: "test", version: "0.1")), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 6 && lines[5].isEmpty)
        #expect(
            lines[0].hasPrefix(
                #"{"policy":"test","version":"0.1","max_turns":4,"seed":12,"truth":{"system_id":"damped_spring","#))
        #expect(
            lines[1].hasPrefix(
                ##"{"turn":1,"action":{"equation":"d2x/dt2 = -w*x","params":{"w":5.0},"rationale":"a \"spring\""},"reward":0."##
            ))
        #expect(
            lines[2].hasPrefix(#"{"turn":2,"action":{"equation":"gravity","params":{},"rationale":""},"reward":0.0,"#))
        let closing = try JSONValue(parsing: String(lines[4]))
        #expect(closing["turns"]?.integer == 3)
        #expect(closing["evaluation"]?["equivalent"]?.bool == true)
        #expect(closing["evaluation"]?["term_precision"]?.double == 1)
    }

    @Test func aRecordThatIsCutOffIsRefused() throws {
        let whole = lines(EpisodeRecord(of: try finished(), policy: "test", version: "0.1"))
        let text = whole.split(separator: UInt8(ascii: "\n"))
        for count in 0..<text.count {
            #expect(throws: JSONError.self) { try EpisodeRecord(lines: Array(text[..<count].joined(separator: [10]))) }
        }
        #expect(throws: JSONError.self) { try EpisodeRecord(lines: Array(whole.dropLast(10))) }
    }
}
