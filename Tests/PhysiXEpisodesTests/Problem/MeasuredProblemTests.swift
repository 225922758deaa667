import PhysiXKernel
import Testing

@testable import PhysiXEpisodes

struct MeasuredProblemTests {
    private func make(
        _ times: [Double] = [0, 1, 2], _ states: [Double] = [3, 2, 1], names: [String] = ["y"],
        initialState: [Double]? = nil
    ) throws(ProblemError) -> Problem {
        try Problem(
            observed: Trajectory(times: times, states: states, stateCount: states.count / max(1, times.count)),
            scope: Scope(stateVariables: names), initialState: initialState)
    }

    @Test func aTrajectoryOfOnesOwnHasDefaults() throws {
        let problem = try make()
        #expect(problem.systemID == "measured")
        #expect(problem.hint == Problem.noHint)
        #expect(problem.truth == nil && problem.initialState == nil)
    }

    @Test(
        arguments: [
            ([], [], ["y"], "there are 0 samples"), ([0], [1], ["y"], "there are 1 samples"),
            ([0, 0], [1, 2], ["y"], "the time of sample 2 is not later than the one before"),
            ([1, 0], [1, 2], ["y"], "the time of sample 2 is not later than the one before"),
            ([0, .nan], [1, 2], ["y"], "the time of sample 2 is not a finite number"),
            ([0, 1], [.nan, .nan], ["y"], "`y` was never measured"),
            ([0, 1], [1, .infinity], ["y"], "`y` has an infinite value"),
            ([0, 1], [1, 2], ["t"], "the state variable `t` has the name of the time"),
            ([0, 1], [1, 2], ["Abs"], "the state variable `Abs` has the name of a function"),
            ([0, 1], [1, 2, 3, 4], ["y", "y"], "the state variable `y` has the name of another state variable"),
            ([0, 1], [1, 2], ["2y"], "the state variable `2y` is not a name"),
            ([0, 1], [1, 2], ["y z"], "the state variable `y z` is not a name"),
            ([0, 1], [1, 2], [""], "the state variable `` is not a name"),
            ([0, 1], [1, 2], ["y", "z"], "2 state variables are named and 1 were measured"),
        ] as [([Double], [Double], [String], String)])
    func unusableSamplesAreRefused(times: [Double], states: [Double], names: [String], summary: String) {
        do {
            _ = try make(times, states, names: names)
            Issue.record("accepted")
        } catch {
            if times.isEmpty { return }
            #expect(error.summary == summary)
        }
    }

    @Test func aPartOfTheInitialStateMayBeUnknown() throws {
        #expect(try make([0, 1], [1, 0, 2, 0], names: ["y", "vy"], initialState: [1, .nan]).initialState?[0] == 1)
        #expect(throws: ProblemError.self) { try make(initialState: [1, 2]) }
        #expect(throws: ProblemError.self) { try make(initialState: [.infinity]) }
    }

    @Test func knownVelocitiesGoByTheNameThatEquationsUse() throws {
        func velocities(_ given: Parameters, of names: [String]) throws(ProblemError) -> Parameters {
            try Problem(
                observed: Trajectory(
                    times: [0, 1], states: [Double](repeating: 1, count: 2 * names.count), stateCount: names.count),
                scope: Scope(stateVariables: names), hiddenVelocities: given
            ).hiddenVelocities
        }
        #expect(try velocities(["dy": 2, "vx": 3], of: ["x", "y"]) == ["vy": 2, "vx": 3])
        // A velocity that was measured has its value in the initial state; one of a velocity would be an acceleration.
        for (given, names) in [
            (["dy": 2], ["y", "vy"]), (["vvy": 2], ["y", "vy"]), (["vz": 2], ["y"]), (["vy": 1, "dy": 1], ["y"]),
            (["vy": .infinity], ["y"]),
        ] as [(Parameters, [String])] {
            #expect(throws: ProblemError.self) { try velocities(given, of: names) }
        }
    }

    @Test func statisticsAreThoseOfTheSamples() throws {
        let trajectory = Trajectory(times: [0, 1, 3], states: [1, .nan, 2, 5, 6, 7], stateCount: 2)
        // By hand: x is 1, 2, 6 with mean 3 and variance 14/3; y is 5 and 7.
        let statistics = Statistics(of: trajectory, names: ["x", "y"])
        #expect(statistics.samples == 3)
        #expect(
            statistics.named == [
                "x_min": 1, "x_max": 6, "x_mean": 3, "x_std": 2.16025, "y_min": 5, "y_max": 7, "y_mean": 6,
                "y_std": 1, "duration": 3,
            ])
    }
}
