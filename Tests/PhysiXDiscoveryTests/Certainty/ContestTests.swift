import PhysiXDiscovery
import PhysiXKernel
import Testing

/// Which laws the samples hardly tell apart, and from where another experiment could.
struct ContestTests {
    private func result(_ experiment: Experiment, noise: Double, seed: UInt64) throws -> DiscoveryResult {
        try Discovery.run(
            experiment.samples(noise: noise, seed: seed), stateVariables: experiment.stateVariables,
            options: DiscoveryOptions(order: .first))
    }

    /// How far two laws' solutions from a state get apart, as the root mean square in parts of a deviation.
    private func distance(
        _ left: Candidate, _ right: Candidate, from state: [Double], over duration: Double, _ noise: [Double]
    ) -> Double {
        var integrator = Integrator()
        let times = (0..<50).map { duration * Double($0) / 49 }
        let solutions = [left, right].map { law in
            integrator.solve(Program(law.system), parameters: law.parameters.values, from: state, at: times)
        }
        let squares = zip(solutions[0].states, solutions[1].states).enumerated().map { index, pair in
            let deviation = noise[index % noise.count]
            return (pair.0 - pair.1) * (pair.0 - pair.1) / (deviation * deviation)
        }
        return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
    }

    @Test func aConservedSumHasRivalsThatAnotherStartTellsApart() throws {
        let result = try result(ConservationTests.exchange, noise: 0.01, seed: 1)
        let best = try #require(result.candidates.first)
        let start = try #require(result.certainty.suggestedStart)
        #expect(!result.certainty.rivals.isEmpty)
        // From the same total all of them stay together, wherever it starts.
        #expect((start[0] + start[1] - 1).magnitude > 0.2)
        for rival in result.certainty.rivals {
            #expect(rival.criterionDifference < 6)
            let here = distance(best, rival.candidate, from: best.initialState, over: 6, result.noise)
            let there = distance(best, rival.candidate, from: start, over: 6, result.noise)
            #expect(here < 0.5, "\(rival.candidate.system)")
            #expect(there > 10, "\(rival.candidate.system)")
            #expect(rival.suggestedDifference > 5)
            #expect(rival.measuredDifference < 0.5)
        }
        #expect(result.notes.count == 1)
        #expect(result.notes[0].hasPrefix("not identifiable from this experiment: x + y is constant, and "))
    }

    @Test func aFallAloneDoesNotTellHowDragTurnsRound() throws {
        // vy**2 and abs(vy)*vy are the same while it falls.
        let result = try Discovery.run(Laboratory.drag.samples(noise: 0.01, seed: 2), stateVariables: ["y", "vy"])
        let rival = try #require(result.certainty.rivals.first)
        #expect(rival.candidate.system.description.contains("abs(vy)*vy"))
        #expect(rival.measuredDifference < 0.1)
        // It must rise for a while.
        #expect(try #require(result.certainty.suggestedStart)[1] > 0)
    }

    @Test func smallSwingsDoNotTellASineFromAStraightLine() throws {
        var small = Laboratory.pendulum
        small.start = [0.25, 0]
        let result = try Discovery.run(small.samples(noise: 0.03, seed: 3), stateVariables: ["theta", "dtheta"])
        let start = try #require(result.certainty.suggestedStart)
        #expect(start[0].magnitude > 0.3 || start[1].magnitude > 0.9)
        let laws = [result.candidates[0]] + result.certainty.rivals.map(\.candidate)
        #expect(laws.contains { $0.system.description.contains("sin(theta)") })
        #expect(laws.contains { $0.system.description.contains("k*theta") })
    }

    @Test(arguments: [
        Laboratory.freeFall, Laboratory.dampedSpring, Laboratory.dampedPendulum, Laboratory.predatorAndPrey,
        Laboratory.kepler,
    ])
    func whereTheLawIsClearNothingIsSaid(_ experiment: Experiment) throws {
        let samples = try experiment.samples(noise: 0.01, seed: 4)
        let result = try Discovery.run(samples, stateVariables: experiment.stateVariables)
        #expect(result.certainty.rivals.isEmpty, "\(result.certainty.rivals.map(\.candidate.system))")
        #expect(result.certainty.suggestedStart == nil)
        #expect(!result.notes.contains { $0.contains("identifiable") })
    }

    @Test func theSameSamplesGiveTheSameSuggestion() throws {
        let first = try result(ConservationTests.exchange, noise: 0.02, seed: 5).certainty
        let second = try result(ConservationTests.exchange, noise: 0.02, seed: 5).certainty
        #expect(first.suggestedStart == second.suggestedStart)
        #expect(first.rivals == second.rivals)
    }

    @Test func theUnitDoesNotMatter() throws {
        var samples = try ConservationTests.exchange.samples(noise: 0.01, seed: 1)
        samples.states = samples.states.map { $0 * 1000 }
        let result = try Discovery.run(samples, stateVariables: ["x", "y"], options: DiscoveryOptions(order: .first))
        #expect(result.certainty.conserved.map(\.text) == ["x + y"])
        #expect(!result.certainty.rivals.isEmpty)
    }

    @Test func anInterruptedSearchSaysNothingAboutRivals() throws {
        var calls = 0
        let result = try Discovery.run(
            ConservationTests.exchange.samples(noise: 0.01, seed: 1), stateVariables: ["x", "y"],
            options: DiscoveryOptions(order: .first)
        ) { _ in
            calls += 1
            return calls < 10
        }
        #expect(result.wasStopped)
        #expect(result.certainty.rivals.isEmpty && result.certainty.conserved.isEmpty)
    }
}
