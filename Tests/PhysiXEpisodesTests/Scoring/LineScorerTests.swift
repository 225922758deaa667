import PhysiXEpisodes
import PhysiXFormats
import Testing

struct LineScorerTests {
    private func answer(_ line: String, _ scorer: inout LineScorer) throws -> (isReadable: Bool, answer: JSONValue) {
        var json = JSONWriter()
        let isReadable = scorer.answer(line.utf8.span, into: &json)
        return (isReadable, try JSONValue(parsing: json.text))
    }

    private func line(seed: Int, equation: String = "d2x/dt2 = -12*x") -> String {
        #"{"id": \#(seed), "system_id": "spring_mass", "seed": \#(seed), "samples": 12, "equation": "\#(equation)"}"#
    }

    @Test func theAnswerHasTheContractsKeysInOrder() throws {
        var scorer = LineScorer()
        let (isReadable, answer) = try answer(line(seed: 1), &scorer)
        #expect(isReadable)
        #expect(
            answer.object?.members.map(\.key)
                == ["id", "reward", "reward_breakdown", "r_squared", "mismatch_summary", "error"])
        #expect(
            answer["reward_breakdown"]?.object?.members.map(\.key)
                == [
                    "match", "progress", "simplicity", "format", "total", "shape", "freq", "amplitude", "match_dense",
                    "correctness",
                ])
        #expect(answer["r_squared"]?.object?.members.map(\.key) == ["x", "vx"])
        #expect(answer["reward"] == answer["reward_breakdown"]?["total"])
        #expect(answer["reward_breakdown"]?["progress"] == answer["reward_breakdown"]?["match"])
    }

    @Test func anAnswerNeverDependsOnTheLinesBefore() throws {
        var busy = LineScorer()
        // More different problems than are kept, each again after both near and far others.
        for round in 0..<3 {
            for seed in 0..<300 {
                let line = line(seed: seed, equation: round == 1 ? "d2x/dt2 = -q" : "d2x/dt2 = -\(seed % 11)*x")
                let found = try answer(line, &busy)
                guard seed % 60 == 7 else { continue }
                var fresh = LineScorer()
                let expected = try answer(line, &fresh)
                #expect(found == expected)
            }
        }
    }

    @Test(arguments: [
        (#"{"system_id": "free_fall", "seed": 1, "equation": "d2y/dt2 = -9", "reward": 1}"#, "unknown key `reward`"),
        (#"{"system_id": "free_fall", "equation": "d2y/dt2 = -9"}"#, "`seed` is missing"),
        (#"{"seed": 1, "equation": "d2y/dt2 = -9"}"#, "there is no problem"),
        (#"{"system_id": "free_fall", "seed": 1}"#, "there is no proposal"),
        (
            #"{"system_id": "free_fall", "seed": 1, "equation": "x", "completion": "x"}"#,
            "both `equation` and `completion`"
        ),
        (
            #"{"system_id": "a", "problem": {"trajectory": [{"t": 0, "y": 1}, {"t": 1, "y": 2}]}, "equation": "x"}"#,
            "both `problem` and `system_id`"
        ),
        (
            #"{"seed": 7, "problem": {"trajectory": [{"t": 0, "y": 1}, {"t": 1, "y": 2}]}, "equation": "x"}"#,
            "both `problem` and `seed`"
        ),
        (
            #"{"problem": {"trajectory": [{"t": 0, "y": 1}, {"t": 1, "y": 2}]}, "equation": "x", "noise": 0.01}"#,
            "both `problem` and `noise`"
        ),
        (
            #"{"problem": {"trajectory": [{"t": 0, "y": 1}, {"t": 1, "y": 2}]}, "samples": 100, "equation": "x"}"#,
            "both `problem` and `samples`"
        ),
        (
            #"{"system_id": "free_fall", "seed": 1, "params": {"g": 9.81}, "completion": "x"}"#,
            "both `completion` and `params`"
        ),
        (#"{"system_id": "freefall", "seed": 1, "equation": "x"}"#, "did you mean `free_fall`?"),
        (#"{"system_id": "free_fall", "seed": -1, "equation": "x"}"#, "column"),
        (#"{"system_id": "free_fall", "seed": 1, "noise": -1, "equation": "x"}"#, "`noise` must be"),
        (#"{"system_id": "free_fall", "seed": 1, "samples": 1, "equation": "x"}"#, "`samples` must be"),
        (#"{"system_id": "free_fall", "seed": 1, "equation": 7}"#, "expected a string"),
        (#"{"problem": {"trajectory": [{"t": 0, "y": 1}]}, "equation": "x"}"#, "two are the least"),
        ("[]", "expected an object"), ("{", "the end of the text"),
    ])
    func aLineThatSaysTooLittleOrTooMuchIsRefused(line: String, message: String) throws {
        var scorer = LineScorer()
        let (isReadable, answer) = try answer(line, &scorer)
        #expect(!isReadable)
        #expect(answer["error"]?["kind"]?.string == "input")
        #expect(answer["error"]?["message"]?.string?.contains(message) == true, "\(answer)")
        #expect(answer["error"]?["message"]?.string?.contains("line 1") == false)
        #expect(answer["reward"] == .null)
    }

    @Test func theIdIsGivenBackWhereverItStands() throws {
        var scorer = LineScorer()
        let late = try answer(#"{"system_id": "nowhere", "seed": 1, "equation": "x", "id": {"a": [1.50]}}"#, &scorer)
        #expect(late.answer["id"] == (try JSONValue(parsing: #"{"a": [1.50]}"#)))
        let none = try answer(#"{"system_id": "nowhere", "seed": 1, "equation": "x"}"#, &scorer)
        #expect(none.answer["id"] == .null)
    }

    /// y = 1 + 2t − t² belongs to the start with the velocity 2, and to no other.
    @Test(arguments: [("vy", 2.0), ("dy", 2.0), ("vy", 5.0)])
    func aVelocityThatIsKnownIsNotFitted(name: String, velocity: Double) throws {
        var scorer = LineScorer()
        let samples = (0..<9).map { #"{"t": \#($0), "y": \#(1 + 2 * $0 - $0 * $0)}"# }.joined(separator: ",")
        let start = #"{"y": 1, "\#(name)": \#(velocity)}"#
        let line =
            #"{"problem": {"trajectory": [\#(samples)], "initial_state": \#(start)}, "equation": "d2y/dt2 = -2"}"#
        let (isReadable, answer) = try answer(line, &scorer)
        #expect(isReadable, "\(answer)")
        let rSquared = try #require(answer["r_squared"]?["y"]?.double)
        #expect((rSquared > 0.999999) == (velocity == 2), "\(rSquared)")
        #expect(answer["fitted_initial_state"] == nil)
    }

    @Test func aTrajectoryOfOnesOwnIsFittedFromItsStart() throws {
        var scorer = LineScorer()
        let samples = (0..<9).map { #"{"t": \#($0), "y": \#(30 + 2 * $0 - 5 * $0 * $0)}"# }.joined(separator: ",")
        let line = #"{"problem": {"trajectory": [\#(samples)]}, "equation": "d2y/dt2 = -a", "params": {"a": 10}}"#
        let (isReadable, answer) = try answer(line, &scorer)
        #expect(isReadable)
        let start = try #require(answer["fitted_initial_state"])
        #expect(start.object?.members.map(\.key) == ["y", "vy"])
        #expect(abs((start["y"]?.double ?? 0) - 30) < 1e-6 && abs((start["vy"]?.double ?? 0) - 2) < 1e-6)
        // One operator, an exact match: 0.5 + 0.2 + 0.2 · 0.95 + 0.1.
        #expect(abs((answer["reward"]?.double ?? 0) - 0.99) < 1e-9)
    }
}
