import PhysiXKernel
import Testing

@testable import PhysiXEpisodes

struct ProblemTests {
    private func problem(
        _ system: SystemDefinition = .dampedSpring, seed: UInt64 = 5, _ options: ProblemOptions = ProblemOptions()
    ) throws -> Problem {
        try Problem(drawing: system, seed: seed, options: options)
    }

    @Test func theSameSeedGivesTheSameProblem() throws {
        #expect(try problem() == problem())
        #expect(try problem(seed: 5) != problem(seed: 6))
    }

    @Test func parametersAndStartLieInTheirRanges() throws {
        for seed in 0..<50 as Range<UInt64> {
            let truth = try #require(try problem(seed: seed).truth)
            let k = try #require(truth.parameters["k"])
            let m = try #require(truth.parameters["m"])
            #expect((2...20).contains(k) && (0.5...2).contains(m))
        }
    }

    @Test func freeFallFollowsItsClosedForm() throws {
        let observed = try problem(.freeFall, ProblemOptions(noise: 0)).observed
        let height = try #require(try problem(.freeFall).initialState?[0])
        #expect(observed.times.count == 100)
        #expect(observed.times[0] == 0 && observed.times[99] == 3)
        for sample in observed.times.indices {
            let time = observed.times[sample]
            // Times and values carry five decimals: half a unit each, the velocity times that of the time among them.
            #expect(abs(observed[sample, 0] - (height - 9.81 / 2 * time * time)) <= 0.51e-5)
            #expect(abs(observed[sample, 1] + 9.81 * time) <= 0.51e-5)
        }
    }

    @Test func everyNumberHasFiveDecimals() throws {
        let observed = try problem().observed
        for value in observed.times + observed.states {
            #expect(value == (value * 1e5).rounded() / 1e5)
            #expect(value != 0 || value.sign == .plus)
        }
    }

    @Test func noiseHasTheSigmaAskedFor() throws {
        let problem = try problem(.vanDerPol, ProblemOptions(noise: 0.05, samples: 5000))
        let truth = try #require(problem.truth?.trajectory)
        for (variable, figures) in Statistics(of: truth, names: ["x", "vx"]).variables.enumerated() {
            let errors = truth.times.indices.map { problem.observed[$0, variable] - truth[$0, variable] }
            let mean = errors.reduce(0, +) / 5000
            let sigma = (errors.reduce(0) { $0 + $1 * $1 } / 5000).squareRoot() / figures.standardDeviation
            // Four standard errors: 0.05/√5000 and 0.05/√10000.
            #expect(abs(mean) < 4 * 0.00071 * figures.standardDeviation)
            #expect(abs(sigma - 0.05) < 4 * 0.0005)
        }
    }

    @Test func noiseChangesNothingElse() throws {
        let quiet = try problem(.dampedSpring, ProblemOptions(noise: 0))
        let loud = try problem(.dampedSpring, ProblemOptions(noise: 0.2))
        #expect(quiet.truth == loud.truth)
        #expect(quiet.initialState == loud.initialState)
        #expect(quiet.hint == loud.hint)
        #expect(quiet.observed != loud.observed)
    }

    @Test func missingSamplesLeaveTheOthersAsTheyAre() throws {
        let whole = try problem()
        let part = try problem(.dampedSpring, ProblemOptions(missing: 0.3))
        #expect(part.observed.times.count == 70)
        #expect(part.observed.times[0] == 0)
        for sample in part.observed.times.indices {
            let place = try #require(whole.observed.times.firstIndex(of: part.observed.times[sample]))
            #expect(part.observed[sample, 0] == whole.observed[place, 0])
            #expect(part.observed[sample, 1] == whole.observed[place, 1])
        }
        #expect(part.truth?.trajectory.times == part.observed.times)
        #expect(try problem(.dampedSpring, ProblemOptions(samples: 3, missing: 0.99)).observed.times.count == 2)
    }

    @Test func irregularSamplesLieOneInEachInterval() throws {
        let times = try problem(.dampedSpring, ProblemOptions(samples: 51, sampling: .irregular)).observed.times
        #expect(times[0] == 0 && times.count == 51)
        for index in 1..<51 {
            let place = times[index] / 0.2
            #expect(place > Double(index) - 1 && place < Double(index))
        }
        #expect(Set(times.indices.dropFirst().map { ((times[$0] - times[$0 - 1]) * 1000).rounded() }).count > 25)
    }

    @Test(arguments: [
        (SystemDefinition.simplePendulum, ["x1", "vx1"]), (.projectileDrag, ["x1", "x2", "vx1", "vx2"]),
        (.sirEpidemic, ["x1", "x2", "x3"]),
        (.threeBodyPlanar, ["x1", "x2", "x3", "x4", "x5", "x6", "vx1", "vx2", "vx3", "vx4", "vx5", "vx6"]),
    ])
    func anonymousProblemsHideTheirNames(system: SystemDefinition, names: [String]) throws {
        let open = try problem(system)
        let hidden = try problem(system, ProblemOptions(reveal: .anonymous))
        #expect(hidden.stateVariables == names)
        #expect(hidden.systemID == "anonymous")
        #expect(hidden.hint == Problem.noHint)
        #expect(hidden.observed == open.observed)
    }

    @Test func anonymousEquationsAreRenamedAsAWhole() {
        let renaming = Renaming(of: Scope(stateVariables: ["theta", "dtheta"]))
        #expect(
            renaming.renamed("d2theta/dt2 = -(g/L)*sin(theta) - b*dtheta/theta_0")
                == "d2x1/dt2 = -(g/L)*sin(x1) - b*vx1/theta_0")
        let flow = Renaming(of: Scope(stateVariables: ["y", "x", "vx"]))
        #expect(flow.renamed("dy/dt = x; d2x/dt2 = y - vx*x; x") == "dx1/dt = x2; d2x2/dt2 = x1 - vx2*x2; x2")
    }

    @Test(arguments: [
        (ProblemOptions(noise: -0.1), "noise"), (ProblemOptions(noise: .nan), "noise"),
        (ProblemOptions(noise: 1001), "noise"), (ProblemOptions(noise: 1e304), "noise"),
        (ProblemOptions(samples: 1), "samples"), (ProblemOptions(samples: 1_000_000), "samples"),
        (ProblemOptions(missing: 1), "missing"), (ProblemOptions(missing: -0.1), "missing"),
    ])
    func optionsOutOfRangeAreRefused(options: ProblemOptions, name: String) {
        do {
            _ = try problem(.freeFall, options)
            Issue.record("accepted")
        } catch let error as ProblemError {
            #expect(error.summary.hasPrefix("`\(name)` must be"))
        } catch {
            Issue.record(error)
        }
    }

    @Test func theMostNoiseStillGivesFiniteSamples() throws {
        #expect(try problem(.freeFall, ProblemOptions(noise: 1000)).observed.states.allSatisfy(\.isFinite))
    }

    @Test func valuesTooLargeForFiveDecimalsAreRefused() {
        var system = SystemDefinition.freeFall
        system.start = ["y": 1e305, "vy": 0]
        #expect(throws: ProblemError.self) { try problem(system, ProblemOptions(noise: 0)) }
    }

    @Test func aDurationWithoutRoomForTwoTimesIsNamedAsTheFlaw() {
        var system = SystemDefinition.freeFall
        system.duration = 1e-9
        #expect(
            throws: ProblemError.option(name: "duration", expected: "at least 0.0001 seconds: times have five decimals")
        ) { try problem(system, ProblemOptions(samples: 3)) }
    }

    @Test func aLawWithoutASolutionIsRefused() {
        var system = SystemDefinition.freeFall
        system.law.equation = "d2y/dt2 = vy**2 + 1"
        #expect(throws: ProblemError.self) { try problem(system) }
        system.law.altered = nil
        #expect(throws: ProblemError.definition(system: "free_fall", flaw: "it has no altered law")) {
            try problem(system, ProblemOptions(variant: .altered))
        }
    }
}
