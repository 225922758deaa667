import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// How the answer varies with the noise.
struct BootstrapTests {
    private static let line = Experiment(
        equation: "dx/dt = v", parameters: ["v": 2], start: [1], duration: 4, stateVariables: ["x"])

    private func result(
        _ experiment: Experiment, noise: Double, seed: UInt64, _ count: Int, bootstrapSeed: UInt64 = 0
    ) throws -> DiscoveryResult {
        var options = DiscoveryOptions(order: .first)
        (options.bootstrap, options.seed) = (count, bootstrapSeed)
        return try Discovery.run(
            experiment.samples(noise: noise, seed: seed), stateVariables: experiment.stateVariables, options: options)
    }

    @Test func onAStraightLineTheIntervalIsTheOneOfTheTextbook() throws {
        let samples = try Self.line.samples(noise: 0.05, seed: 1)
        let result = try result(Self.line, noise: 0.05, seed: 1, 1000)
        #expect(result.candidates[0].parameters.count == 1)
        // Least squares by hand: the slope's error is s/√Σ(t − t̄)².
        let (times, values) = (samples.times, samples.column(0))
        let count = Double(times.count)
        let (meanTime, mean) = (times.reduce(0, +) / count, values.reduce(0, +) / count)
        let spread = times.reduce(0) { $0 + ($1 - meanTime) * ($1 - meanTime) }
        let slope = zip(times, values).reduce(0) { $0 + ($1.0 - meanTime) * ($1.1 - mean) } / spread
        let squares = zip(times, values).reduce(0.0) { sum, point in
            let residual = point.1 - mean - slope * (point.0 - meanTime)
            return sum + residual * residual
        }
        let error = (squares / (count - 2) / spread).squareRoot()
        let interval = try #require(result.certainty.bootstrap?.intervals.first)
        let width = interval.upperBound - interval.lowerBound
        #expect((width - 2 * 1.96 * error).magnitude < 0.1 * width)
        // The written constant may be rounded by 0.6 standard errors.
        #expect(((interval.upperBound + interval.lowerBound) / 2 - slope).magnitude < 0.8 * error)
        #expect((result.candidates[0].uncertainty[0] - error).magnitude < 0.01 * error)
    }

    @Test func intervalsAndBandsCoverTheTruthAsOftenAsTheySay() throws {
        let experiment = Laboratory.dampedSpring
        let clean = try experiment.samples(50)
        var (held, constants, covered, points) = (0, 0, 0, 0)
        for seed in 0..<20 {
            var options = DiscoveryOptions()
            options.bootstrap = 100
            let result = try Discovery.run(
                experiment.samples(50, noise: 0.03, seed: UInt64(seed)), stateVariables: experiment.stateVariables,
                options: options)
            let best = result.candidates[0]
            guard try experiment.isFound(by: best), best.parameters.count == 2 else { continue }
            let truth = ["k": 8 / 1.5, "b": 0.4 / 1.5]
            for (name, interval) in zip(best.parameters.names, try #require(result.certainty.bootstrap).intervals) {
                constants += 1
                if interval.contains(try #require(truth[name])) { held += 1 }
            }
            let band = try #require(result.band(ofExperiment: 0, at: clean.times))
            for sample in clean.times.indices {
                for variable in 0..<2 {
                    points += 1
                    if band.interval(sample: sample, variable: variable).contains(clean[sample, variable]) {
                        covered += 1
                    }
                }
            }
        }
        #expect(constants >= 34)
        // Of 40 intervals 38 are expected to hold; fewer than 33 would have a probability of 1 %.
        #expect(Double(held) > 0.8 * Double(constants), "\(held) of \(constants)")
        // Points of one curve lie together inside or outside.
        #expect((0.88...0.99).contains(Double(covered) / Double(points)), "\(covered) of \(points)")
    }

    @Test func aClearLawKeepsItsTerms() throws {
        let result = try result(Laboratory.predatorAndPrey, noise: 0.01, seed: 2, 60)
        let bootstrap = try #require(result.certainty.bootstrap)
        #expect(bootstrap.count == 60)
        #expect(bootstrap.terms.map(\.term) == ["x", "x*y", "y", "x*y"])
        #expect(bootstrap.terms.map(\.variable) == ["x", "x", "y", "y"])
        #expect(bootstrap.terms.allSatisfy { $0.frequency > 0.9 })
        #expect((bootstrap.laws.reduce(0) { $0 + $1.frequency } - 1).magnitude < 1e-12)
        for (interval, value) in zip(bootstrap.intervals, result.candidates[0].parameters.values) {
            #expect(interval.contains(value))
        }
    }

    @Test func aDoubtfulTermDoesNotAlwaysWin() throws {
        // Damping so weak that it is hardly seen in the noise.
        var experiment = Laboratory.dampedSpring
        experiment.parameters["b"] = 0.02
        let result = try result(experiment, noise: 0.1, seed: 1, 60)
        let bootstrap = try #require(result.certainty.bootstrap)
        #expect(bootstrap.laws.count > 1)
        #expect(bootstrap.laws[0].frequency < 1)
    }

    @Test func theSeedDecides() throws {
        let first = try result(Self.line, noise: 0.05, seed: 1, 30).certainty.bootstrap
        #expect(try result(Self.line, noise: 0.05, seed: 1, 30).certainty.bootstrap == first)
        let other = try result(Self.line, noise: 0.05, seed: 1, 30, bootstrapSeed: 1).certainty.bootstrap
        #expect(other?.intervals != first?.intervals)
        #expect(try result(Self.line, noise: 0.05, seed: 1, 0).certainty.bootstrap == nil)
    }

    @Test func theSearchAnswersTheSameWithIt() throws {
        let with = try result(Self.line, noise: 0.05, seed: 3, 10)
        let without = try result(Self.line, noise: 0.05, seed: 3, 0)
        #expect(with.candidates == without.candidates)
        #expect(with.notes == without.notes)
    }

    @Test func itCanBeStopped() throws {
        var options = DiscoveryOptions(order: .first)
        options.bootstrap = 1000
        var calls = 0
        let result = try Discovery.run(
            Self.line.samples(noise: 0.05, seed: 1), stateVariables: ["x"], options: options
        ) { progress in
            calls += progress.stage == .resampling ? 1 : 0
            return calls < 5
        }
        #expect(result.certainty.bootstrap?.count == 4)
        #expect(!result.wasStopped)
        #expect(result.notes == ["the resampling was stopped after 4 of 1000"])
    }

    @Test func severalExperimentsHaveNoiseOfTheirOwn() throws {
        var other = Laboratory.dampedSpring
        other.start = [-0.5, 2]
        var options = DiscoveryOptions()
        options.bootstrap = 50
        let result = try Discovery.run(
            [Laboratory.dampedSpring.samples(noise: 0.02, seed: 1), other.samples(40, noise: 0.02, seed: 2)],
            stateVariables: ["x", "vx"], options: options)
        let interval = try #require(result.certainty.bootstrap?.intervals.first)
        let error = result.candidates[0].uncertainty[0]
        #expect((0.6...1.4).contains((interval.upperBound - interval.lowerBound) / (3.92 * error)))
        for experiment in 0..<2 {
            let band = try #require(result.band(ofExperiment: experiment, at: [0, 1, 2]))
            #expect(band.trajectory.states.prefix(2) == result.candidates[0].initialStates[experiment][...])
            #expect(band.deviations.allSatisfy { $0 > 0 && $0 < 0.1 })
        }
    }
}
