import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

private let x = Factor.power(state: 0, exponent: 1)
private let y = Factor.power(state: 1, exponent: 1)
private let z = Factor.power(state: 2, exponent: 1)

/// Motions that amplify an error thousandfold while they are measured.
struct ChaoticMotionTests {
    /// *Source*: Lorenz, Journal of the Atmospheric Sciences 20, 1963.
    private static let lorenz = Experiment(
        equation: "dx/dt = s*y - s*x; dy/dt = r*x - y - x*z; dz/dt = x*y - b*z",
        parameters: ["s": 10, "r": 28, "b": 8.0 / 3], start: [2.3, 8.1, 12.4], duration: 10,
        stateVariables: ["x", "y", "z"])
    /// *Source*: Chen and Lee, Chaos, Solitons & Fractals 21, 2004.
    private static let gyroscope = Experiment(
        equation: "dx/dt = a*x - y*z; dy/dt = -b*y + x*z; dz/dt = -c*z + k*x*y",
        parameters: ["a": 5, "b": 10, "c": 3.8, "k": 1.0 / 3], start: [15, -15, -15], duration: 10,
        stateVariables: ["x", "y", "z"])

    /// Samples each of which is exact to one per cent of its value.
    private func samples(of law: Experiment, seed: UInt64) throws -> Trajectory {
        var samples = try law.samples(150)
        var generator = SeededGenerator(seed: seed)
        for index in samples.states.indices { samples.states[index] *= 1 + 0.01 * generator.gaussian() }
        return samples
    }

    /// How much of the exact motion, which nobody measured, a law explains from the exact start.
    private func explained(_ candidate: Candidate, _ law: Experiment) throws -> Double {
        let exact = try law.samples(150)
        var integrator = Integrator()
        let motion = integrator.solve(
            Program(candidate.system), parameters: candidate.parameters.values, from: law.start, at: exact.times,
            tolerance: Tolerance(relative: 1e-10, absolute: 1e-12), budget: Budget(evaluations: 1_000_000))
        var (misfit, variance) = (0.0, 0.0)
        for variable in 0..<exact.stateCount {
            let column = exact.column(variable)
            let mean = column.reduce(0, +) / Double(column.count)
            for (value, predicted) in zip(column, motion.column(variable)) {
                misfit += (value - predicted) * (value - predicted)
                variance += (value - mean) * (value - mean)
            }
        }
        return 1 - misfit / variance
    }

    @Test(arguments: [lorenz, gyroscope], [UInt64(1), 2])
    func itIsFollowedFromItsExactStartForAsLongAsItWasMeasured(_ law: Experiment, seed: UInt64) throws {
        let result = try Discovery.run(
            samples(of: law, seed: seed), stateVariables: law.stateVariables,
            options: DiscoveryOptions(order: .first))
        let best = try #require(result.candidates.first)
        #expect(try law.isFound(by: best), "\(best.system) \(best.parameters)")
        #expect(try explained(best, law) > 0.9, "\(best.system) \(best.parameters)")
    }

    /// A search for Lorenz's law, its structure, and where a fit of that over so many segments can start.
    private func fitOfLorenz(
        noise: Double, seed: UInt64, segments: Int
    ) throws -> (bench: Bench, law: Structure, start: Unknowns) {
        let bench = try Bench(Self.lorenz.samples(150, noise: noise, seed: seed), ["x", "y", "z"])
        let law = try bench.structure([[[x], [y]], [[x], [y], [x, z]], [[z], [x, y]]])
        var start = bench.prepared.starts(law, near: nil)[0]
        start.segments = bench.prepared.segments(segments)
        return (bench, law, start)
    }

    @Test func aSegmentGrowsOverAllSamplesWhereOneStepWouldLoseThem() throws {
        let (bench, law, start) = try fitOfLorenz(noise: 0.01, seed: 3, segments: 6)
        var search = StructureSearch(bench.prepared, monitor: SearchMonitor(effort: 8000) { _ in true })
        let found = search.fitter.fit(law, from: [start], StructureSearch.careful)
        let cut = try #require(found)
        let joined = search.joinGradually(cut)
        #expect(joined.unknowns.segments.count == 1)
        #expect(bench.prepared.measurements.explained(joined.squares).allSatisfy { $0 > 0.999 })
        #expect(joined.score < cut.score)
    }

    /// Along all of a solution that forgets its start a fit of its constants ends near by; over short segments they turn out
    /// simple, and from simple ones the start alone is left to be found.
    @Test(arguments: [UInt64(1), 2, 3])
    func simpleConstantsAreFoundOverShortSegmentsAndLeadThroughAllSamples(seed: UInt64) throws {
        let (bench, law, start) = try fitOfLorenz(noise: 0.03, seed: seed, segments: 12)
        var search = StructureSearch(bench.prepared, monitor: SearchMonitor(effort: 8000) { _ in true })
        let found = search.fitter.fit(law, from: [start], StructureSearch.careful)
        let cut = try #require(found)
        let isSensitive = search.isSensitive(cut)
        #expect(isSensitive)
        let polished = search.polishSteadily(cut, from: search.cutAlongItself(cut))
        let steady = try #require(polished)
        #expect(steady.fit.unknowns.segments.count == 1)
        for (constant, value) in zip(steady.fit.parameters, [-10, 10, 28, -1, -1, -8.0 / 3, 1]) {
            #expect(abs(constant - value) < 1e-9, "\(steady.fit.parameters)")
        }
    }

    /// Of what varies no more than its noise a law cannot explain 98 per cent.
    @Test func throughNoiseASolutionFollowsWhatTheNoiseLeaves() throws {
        let bench = try Bench(Self.lorenz.samples(150, noise: 0.3, seed: 4), ["x", "y", "z"])
        let search = StructureSearch(bench.prepared, monitor: SearchMonitor(effort: 8000) { _ in true })
        let measurements = bench.prepared.measurements
        func fit(leaving part: Double) -> Fit {
            let squares = measurements.columns.indices.map { variable in
                let deviation = part * bench.prepared.noise.deviations[variable]
                return deviation * deviation * Double(measurements.count(of: variable))
            }
            return Fit(
                structure: Structure(laws: [[], [], []]),
                unknowns: Unknowns(parameters: [], segments: bench.prepared.segments(6)), squares: squares, score: 0)
        }
        let follows = [1, 1.5].map { search.follows(fit(leaving: $0)) }
        #expect(follows == [true, false])
    }
}
