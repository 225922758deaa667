import PhysiXBenchmark
import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel
import Testing

struct EpisodeResultTests {
    private let rules = EpisodeResult.Rules(
        turnLimit: 3, samples: 100, reveal: "full", variant: "original", asking: "temperature 0.2")

    /// An episode in which these equations are proposed.
    private func result(
        _ policy: String, seed: Int, _ equations: String..., tokens: EpisodeTurn.Tokens? = nil, cost: Double? = nil
    ) throws -> EpisodeResult {
        let problem = try Problem(drawing: try SystemCatalog.builtIn.system("free_fall"), seed: UInt64(seed))
        var episode = try Episode(problem, turnLimit: 3)
        var turns: [EpisodeTurn] = []
        for equation in equations where !episode.isDone {
            let action = Action(
                equation: equation, parameters: ["g": 9.81], metadata: JSONObject([.init(key: "fit", value: true)]))
            try episode.step(action)
            var turn = EpisodeTurn(action, lastOf: episode, seconds: 0.25)
            turn.tokens = tokens
            turn.completion = "so: \(equation)"
            turns.append(turn)
        }
        let key = CaseKey(policy: policy, system: "free_fall", noise: 0.01, subsample: 0, seed: seed)
        return EpisodeResult(key, rules, episode, turns, cost: cost)
    }

    @Test func aLineReadsBackAsItWas() throws {
        let result = try result(
            "m (fit)", seed: 1, "nonsense", "d2y/dt2 = -g", tokens: .init(prompt: 100, completion: 20), cost: 0.001)
        var json = JSONWriter()
        json.value(result)
        let read = EpisodeResult(try JSONValue(parsing: json.bytes))
        #expect(read == result)
        #expect(read?.turns[1].action.metadata["fit"] == true)
        #expect(result.isSolved)
        #expect(result.isEquivalent)
        #expect(result.tokens == .init(prompt: 200, completion: 40))
    }

    @Test(arguments: ["max_turns", "solved", "turns", "policy", "reveal"])
    func aLineWithoutSomethingIsNone(_ key: String) throws {
        var json = JSONWriter()
        json.value(try result("m", seed: 1, "d2y/dt2 = -g"))
        var object = try #require(try JSONValue(parsing: json.bytes).object)
        object[key] = nil
        #expect(EpisodeResult(.object(object)) == nil)
    }

    @Test func aRowCountsAndAverages() throws {
        let tokens = EpisodeTurn.Tokens(prompt: 100, completion: 10)
        let results = [
            try result("a", seed: 0, "d2y/dt2 = -g", tokens: tokens, cost: 0.25),
            try result("a", seed: 1, "nonsense", "d2y/dt2 = -1", "d2y/dt2 = 1", tokens: tokens, cost: 0.5),
            try result("b", seed: 0, "d2y/dt2 = -g"),
        ]
        let rows = EpisodeSummary.rows(of: results)
        #expect(rows.map(\.setting.policy) == ["a", "b"])
        #expect(rows[0].count == 2)
        #expect(rows[0].solved == 0.5)
        #expect(rows[0].solvedInterval == Interval(successes: 1, of: 2))
        #expect(rows[0].equivalent == 0.5)
        #expect(rows[0].turns == 2)
        #expect(rows[0].readable == 0.75)
        #expect(rows[0].promptTokens == 200)
        #expect(rows[0].completionTokens == 20)
        #expect(rows[0].cost == 0.75)
        #expect(rows[0].seconds.median == 0.25)
        #expect(rows[0].reward == (results[0].bestReward + results[1].bestReward) / 2)
        // What nobody has counted is not 0.
        #expect(rows[1].promptTokens == nil)
        #expect(rows[1].cost == nil)
        #expect(EpisodeSummary.systemRows(of: results).map(\.system) == ["free_fall", "free_fall"])
    }

    @Test func eachTurnHasALineThatSaysOfWhichEpisodeItIs() throws {
        var json = JSONWriter()
        try result("m", seed: 2, "nonsense", "d2y/dt2 = -g").writeTurns(to: &json)
        let lines = try json.text.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
        #expect(lines.map { $0["turn"]?.integer } == [1, 2])
        #expect(lines.allSatisfy { $0["policy"] == "m" && $0["seed"] == 2 && $0["id"] == "free_fall" })
        #expect(lines[0]["completion"] == "so: nonsense")
    }
}
