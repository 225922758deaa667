import PhysiXFormats
import PhysiXKernel
import Testing

@testable import PhysiXEpisodes

struct WireTests {
    private func text(_ value: some JSONWritable) -> String {
        var json = JSONWriter()
        json.value(value)
        return json.text
    }

    @Test func actionsAreReadWithDefaultsForEveryField() throws {
        #expect(try Action(json: Array("{}".utf8)) == Action())
        let action = try Action(
            json: Array(
                #"{"equation":"d2y/dt2 = -g","params":{"g":9.81},"rationale":"fall","metadata":{"a":[1]}}"#.utf8))
        #expect(action.equation == "d2y/dt2 = -g")
        #expect(action.parameters == ["g": 9.81])
        #expect(action.rationale == "fall")
        #expect(action.metadata["a"]?[0]?.integer == 1)
        #expect(try Action(json: Array(#"{"metadata":null}"#.utf8)) == Action())
        #expect(try Action(json: Array(text(action).utf8)) == action)
    }

    @Test(arguments: [
        (#"{"equation":"y","eqn":"z"}"#, "line 1, column 17: unknown key `eqn`"),
        (#"{"equation":5}"#, "line 1, column 13: expected a string, found a number"),
        (#"{"params":{"g":"9.81"}}"#, "line 1, column 16: expected a number, found a string"),
        (#"{"params":{"g":1e999}}"#, "line 1, column 16: the number `1e999` is beyond the range of a `Double`"),
        (#"{"params":[]}"#, "line 1, column 11: expected an object, found an array"),
        (#"{"metadata":3}"#, "line 1, column 13: `metadata` must be an object"),
        (#"[]"#, "line 1, column 1: expected an object, found an array"),
    ])
    func actionsThatSaySomethingElseAreRefused(json: String, summary: String) {
        do {
            _ = try Action(json: Array(json.utf8))
            Issue.record("accepted")
        } catch {
            #expect(error.summary == summary)
        }
    }

    private var measured: Problem {
        get throws {
            try Problem(
                observed: Trajectory(times: [0, 0.5, 1], states: [1, 0, 1, .nan, 1, 0], stateCount: 2),
                scope: Scope(stateVariables: ["y", "vy"], isDriven: true), initialState: [1, 0], hint: "At rest.",
                systemID: "rest")
        }
    }

    @Test func observationsHaveTheKeysOfTheContract() throws {
        var episode = try Episode(measured, turnLimit: 3)
        #expect(
            text(episode.observation) == """
                {"trajectory":[{"t":0.0,"y":1.0,"vy":0.0},{"t":0.5,"y":1.0,"vy":null},{"t":1.0,"y":1.0,"vy":0.0}],\
                "state_variables":["y","vy"],"hint":"At rest.","history":[],"mismatch_summary":"","turn":0,\
                "turn_remaining":3,"system_id":"rest","stats":{"y_min":1.0,"y_max":1.0,"y_mean":1.0,"y_std":0.0,\
                "vy_min":0.0,"vy_max":0.0,"vy_mean":0.0,"vy_std":0.0,"duration":1.0,"samples":3},\
                "reward_breakdown":{"match":0.0,"progress":0.0,"simplicity":0.0,"format":0.0,"total":0.0,"shape":0.0,\
                "freq":0.0,"amplitude":0.0,"match_dense":0.0,"correctness":0.0},"metadata":{"driven":true},\
                "done":false,"reward":null}
                """)
        try episode.step(Action(equation: "d2y/dt2 = a", parameters: ["a": 0]))
        let observation = try JSONValue(parsing: text(episode.observation))
        #expect(
            try text(#require(observation["history"])) == """
                [{"turn":1,"equation":"d2y/dt2 = a","params":{"a":0.0},"reward_total":1.0,"reward_components":\
                {"match":1.0,"progress":1.0,"simplicity":1.0,"format":1.0},\
                "mismatch_summary":"Predicted and observed trajectories agree closely."}]
                """)
        #expect(observation["reward"]?.double == 1)
        #expect(
            text(episode.state(id: "abc")) == """
                {"episode_id":"abc","step_count":1,"max_turns":3,"last_r_match":1.0,"system_id":"rest",\
                "converged":true,"done":true}
                """)
        #expect(try text(Episode(measured).state()).hasPrefix(#"{"episode_id":null,"step_count":0,"max_turns":8,"#))
    }

    @Test func problemsAreReadAsTheyAreWritten() throws {
        let written = try text(measured)
        #expect(
            written == """
                {"state_variables":["y","vy"],"trajectory":[{"t":0.0,"y":1.0,"vy":0.0},{"t":0.5,"y":1.0,"vy":null},\
                {"t":1.0,"y":1.0,"vy":0.0}],"initial_state":{"y":1.0,"vy":0.0},"hint":"At rest.","driven":true,\
                "system_id":"rest"}
                """)
        #expect(try text(Problem(json: Array(written.utf8))) == written)
    }

    @Test func aKnownHiddenVelocityIsWrittenWithTheInitialState() throws {
        let json = #"{"trajectory":[{"t":0,"y":1},{"t":1,"y":2}],"initial_state":{"dy":2}}"#
        let problem = try Problem(json: Array(json.utf8))
        #expect(problem.initialState == nil)
        #expect(text(problem).contains(#""initial_state":{"vy":2.0}"#))
        #expect(try Problem(json: Array(text(problem).utf8)) == problem)
    }

    @Test func aDrawnProblemKeepsItsScoreThroughJSON() throws {
        let drawn = try Problem(drawing: .lorenz, seed: 9)
        let read = try Problem(json: Array(text(drawn).utf8))
        let truth = try #require(drawn.truth)
        var first = drawn.makeVerifier()
        var second = read.makeVerifier()
        #expect(
            try first.verify(truth.equation, parameters: truth.parameters)
                == second.verify(truth.equation, parameters: truth.parameters))
        #expect(read.truth == nil)
    }

    @Test func sampleKeysMayComeInAnyOrderAndNameTheVariables() throws {
        let json = #"{"trajectory":[{"y":1,"t":0},{"t":1,"z":5,"y":2},{"t":2,"z":null}]}"#
        let problem = try Problem(json: Array(json.utf8))
        #expect(problem.stateVariables == ["y", "z"])
        #expect(problem.observed.column(0).prefix(2) == [1, 2])
        #expect(problem.observed[1, 1] == 5)
        #expect(problem.observed[0, 1].isNaN && problem.observed[2, 0].isNaN && problem.observed[2, 1].isNaN)
        let ordered = #"{"state_variables":["z","y"],"# + json.dropFirst()
        #expect(try Problem(json: Array(ordered.utf8)).stateVariables == ["z", "y"])
    }

    @Test(arguments: [
        (#"{"trajectory":[{"y":1}]}"#, "this sample has no time `t`"),
        (#"{"trajectory":[]}"#, "there are no state variables"),
        (#"{"trajectory":[{"t":0,"y":1},{"t":0,"y":2}]}"#, "the time of sample 2 is not later than the one before"),
        (
            #"{"state_variables":["y"],"trajectory":[{"t":0,"y":1,"z":1}]}"#,
            "the samples have `z`, which is not among the state variables"
        ),
        (#"{"state_variables":["y"],"trajectory":[{"t":0},{"t":1}]}"#, "`y` was never measured"),
        (
            #"{"trajectory":[{"t":0,"y":1},{"t":1,"y":1}],"initial_state":{"z":1}}"#,
            "the initial state has `z`, which is neither a state variable nor the velocity of one"
        ),
        (#"{"trajectory":[{"t":0,"y":"1"}]}"#, "expected a number, found a string"),
        (#"{"samples":[]}"#, "unknown key `samples`"),
        (#"{}"#, "there are no state variables"),
    ])
    func problemsThatCannotBeUsedAreRefusedWithTheirPlace(json: String, message: String) {
        do {
            _ = try Problem(json: Array(json.utf8))
            Issue.record("accepted")
        } catch {
            #expect(error.summary.hasSuffix(message))
            #expect(error.range != nil)
        }
    }
}
