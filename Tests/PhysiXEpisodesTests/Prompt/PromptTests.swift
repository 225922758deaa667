import PhysiXKernel
import Testing

@testable import PhysiXEpisodes

struct PromptTests {
    private func fall(samples: Int = 23, scale: Double = 1, isDriven: Bool = false) throws -> Problem {
        let times = (0..<samples).map { Double($0) * scale / 10 }
        return try Problem(
            observed: Trajectory(
                times: times, states: times.flatMap { [scale * 50 - 5 * $0 * $0, -10 * $0] }, stateCount: 2),
            scope: Scope(stateVariables: ["y", "vy"], isDriven: isDriven), initialState: [scale * 50, 0],
            hint: "An object is released from rest.", systemID: "free_fall")
    }

    @Test func theSystemMessageIsFixed() throws {
        #expect(
            Prompt(try Episode(fall()).observation).system == """
                You are a physicist who finds equations of motion from measurements.

                TASK: Find the ordinary differential equation (ODE) behind the noisy trajectory you are shown. Your \
                proposal is integrated from the true initial state and compared with all samples. You then get feedback, \
                a reward and one sentence about what is off, and may propose again. Keep equations simple: each operator \
                costs a little reward.

                GRAMMAR: One or more equations separated by `;`. A left side is d<var>/dt or d2<var>/dt2 for a state \
                variable <var>; only orders 1 and 2 exist. A right side is plain ASCII: + - * / ** with parentheses, \
                decimal numbers, state variables, names declared in params, and the functions sin cos tan exp log sqrt \
                abs. Where both x and vx are state variables, vx is the velocity of x (dtheta that of theta) and \
                dx/dt = vx is implied. The time t must not be used. No LaTeX, no conditionals, no other functions.

                OUTPUT: Answer with one JSON object with exactly these keys: "equation" (required, a string), "params" \
                (an object from names to numbers), "rationale" (a short string). Never use other key names. Example:
                {"equation": "d2y/dt2 = -9.81", "params": {}, "rationale": "free fall"}
                """)
    }

    @Test func drivenProblemsMayUseTheTime() throws {
        let system = Prompt(try Episode(fall(isDriven: true)).observation).system
        #expect(system.contains("The time t may be used: this system is driven."))
        #expect(!system.contains("must not be used"))
    }

    @Test func theFirstUserMessageShowsTheProblem() throws {
        #expect(
            Prompt(try Episode(fall()).observation).user == """
                SYSTEM_ID: free_fall
                STATE_VARIABLES: y, vy
                HINT: An object is released from rest.
                STATS: y_min=25.800 y_max=50.000 y_mean=41.750 y_std=7.556 vy_min=-22.000 vy_max=0.000 \
                vy_mean=-11.000 vy_std=6.633 duration=2.20 samples=23
                TRAJECTORY (12 of 23 samples):
                t=0.00 y=50.000 vy=0.000
                t=0.20 y=49.800 vy=-2.000
                t=0.40 y=49.200 vy=-4.000
                t=0.60 y=48.200 vy=-6.000
                t=0.80 y=46.800 vy=-8.000
                t=1.00 y=45.000 vy=-10.000
                t=1.20 y=42.800 vy=-12.000
                t=1.40 y=40.200 vy=-14.000
                t=1.60 y=37.200 vy=-16.000
                t=1.80 y=33.800 vy=-18.000
                t=2.00 y=30.000 vy=-20.000
                t=2.20 y=25.800 vy=-22.000
                HISTORY: none yet
                """)
    }

    @Test func theHistoryIsShownUnderTheKeysOfAnAnswer() throws {
        var episode = try Episode(fall())
        try episode.step(Action(equation: "d2y/dt2 = -z"))
        try episode.step(Action(equation: "d2y/dt2 = -a*2", parameters: ["a": 3.5], rationale: "a guess"))
        let user = Prompt(episode.observation).user
        let history = Array(user.split(separator: "\n").drop { !$0.hasPrefix("HISTORY") })
        #expect(history.count == 3)
        #expect(history[0] == "HISTORY (the last 2 of 2):")
        #expect(
            history[1].hasPrefix(
                #"{"turn":1,"equation":"d2y/dt2 = -z","params":{},"reward_total":0.0,"reward_components":{"match":0.0,"#
                    + #""progress":0.0,"simplicity":0.0,"format":0.0},"mismatch_summary":"parse error: unknown name"#))
        #expect(
            history[2].hasPrefix(
                #"{"turn":2,"equation":"d2y/dt2 = -a*2","params":{"a":3.5},"reward_total":0."#))
    }

    @Test func theLastFiveTurnsAreShown() throws {
        var episode = try Episode(fall())
        for turn in 1...7 { try episode.step(Action(equation: "turn \(turn)")) }
        let user = Prompt(episode.observation).user
        #expect(user.contains("HISTORY (the last 5 of 7):\n{\"turn\":3,"))
        #expect(!user.contains("\"turn\":2,") && user.contains("\"turn\":7,"))
    }

    @Test(arguments: [(5, 5), (12, 12), (13, 12), (100, 12), (1001, 12)])
    func samplesAreEvenlyChosenWithBothEnds(samples: Int, shown: Int) throws {
        let lines = Prompt(try Episode(fall(samples: samples)).observation).user.split(separator: "\n")
            .filter { $0.hasPrefix("t=") }
        #expect(lines.count == shown)
        #expect(lines.first?.hasPrefix("t=0.00 ") == true)
        #expect(lines.last?.hasPrefix("t=\((Double(samples - 1) / 10).fixed(2)) ") == true)
    }

    @Test func smallNumbersGetTheDecimalsTheyNeed() throws {
        let user = Prompt(try Episode(fall(scale: 1e-3)).observation).user
        #expect(user.contains("\nt=0.0002 y=0.0499998 vy=-0.0020\n"))
    }

    @Test func whatWasNotMeasuredIsLeftOut() throws {
        let problem = try Problem(
            observed: Trajectory(times: [0, 1], states: [1, .nan, 2, 3], stateCount: 2),
            scope: Scope(stateVariables: ["a", "b"]))
        #expect(Prompt(try Episode(problem).observation).user.contains("\nt=0.00 a=1.000\nt=1.00 a=2.000 b=3.000\n"))
    }
}
