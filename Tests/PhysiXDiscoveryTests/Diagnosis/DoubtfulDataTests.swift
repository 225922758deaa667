import PhysiXDiscovery
import PhysiXKernel
import Testing

/// What a search says about samples that no law of the usual kind explains.
struct DoubtfulDataTests {
    /// A damped oscillation on a base that rises.
    private static let drifting = Experiment(
        equation: "d2x/dt2 = -k*x - b*vx + c*t", parameters: ["k": 5.3, "b": 0.3, "c": 0.27], start: [1, 0.05],
        duration: 10, stateVariables: ["x", "vx"], isDriven: true)

    @Test(arguments: [([0], drifting), ([0, 1], Laboratory.driven)])
    func whatDriftsOrIsDrivenIsSaidToBe(_ columns: [Int], _ law: Experiment) throws {
        let samples = try law.samples(noise: 0.01, seed: 1).columns(columns)
        let names = columns.map { law.stateVariables[$0] }
        #expect(try Discovery.run(samples, stateVariables: names).seemsDriven)
        let driven = try Discovery.run(samples, stateVariables: names, options: DiscoveryOptions(isDriven: true))
        #expect(!driven.seemsDriven)
    }

    @Test(arguments: [Laboratory.dampedSpring, Laboratory.predatorAndPrey, Laboratory.vanDerPol])
    func aLawWithoutTimeIsNotSuspected(_ law: Experiment) throws {
        let result = try Discovery.run(law.samples(noise: 0.02, seed: 3), stateVariables: law.stateVariables)
        #expect(!result.seemsDriven)
        #expect(result.jumps.isEmpty)
        #expect(result.notes.isEmpty, "\(result.notes)")
    }

    @Test func aJumpIsNamed() throws {
        var samples = try Laboratory.dampedSpring.samples(noise: 0.01).columns([0])
        for row in 60..<100 { samples.states[row] += 1.5 }
        let result = try Discovery.run(samples, stateVariables: ["x"])
        #expect(result.jumps.map(\.times) == [samples.times[59]...samples.times[60]], "\(result.jumps)")
        #expect(result.outliers.isEmpty)
    }

    @Test(arguments: [1, 2, 3]) func pureNoiseHasTheTrivialLaw(_ columns: Int) throws {
        for seed in 0..<3 {
            var generator = SeededGenerator(seed: UInt64(10 * columns + seed))
            let samples = Trajectory(
                times: (0..<80).map(Double.init), states: (0..<80 * columns).map { _ in 20 + generator.gaussian() },
                stateCount: columns)
            let names = (0..<columns).map { "x\($0)" }
            let result = try Discovery.run(samples, stateVariables: names, options: DiscoveryOptions(effort: 1000))
            #expect(result.candidates[0].complexity == 0, "\(result.candidates[0].system)")
            #expect(result.notes.contains("no law much better than the mean was found"), "\(result.notes)")
            #expect(result.outliers.isEmpty)
        }
    }

    @Test func aColumnOfNoiseBesideALawIsNamed() throws {
        let law = Laboratory.predatorAndPrey
        let clean = try law.samples(noise: 0.01)
        var generator = SeededGenerator(seed: 8)
        let samples = Trajectory(
            times: clean.times,
            states: clean.times.indices.flatMap { [clean[$0, 0], clean[$0, 1], 100 + generator.gaussian()] },
            stateCount: 3)
        let result = try Discovery.run(samples, stateVariables: ["x", "y", "p"])
        #expect(result.notes.contains("no law much better than the mean was found for `p`"), "\(result.notes)")
        #expect(result.candidates[0].system.equations.count == 3)
        #expect(result.candidates[0].rSquared.prefix(2).allSatisfy { $0 > 0.99 }, "\(result.candidates[0].system)")
    }

    @Test func fewSamplesAreSaidToBeFewAndHowManyWouldDo() throws {
        let samples = try Laboratory.predatorAndPrey.samples(8, noise: 0.01)
        let notes = try Discovery.run(samples, stateVariables: ["x", "y"]).notes
        #expect(notes.contains("8 samples are few to tell a law from noise; 30 or more would do"), "\(notes)")
    }

    @Test func aLawWithAsManyNumbersAsValuesIsSaidToHaveThem() throws {
        let samples = try Laboratory.dampedSpring.samples(7).columns([0])
        let notes = try Discovery.run(
            samples, stateVariables: ["x"], options: DiscoveryOptions(order: .second)
        ).notes
        #expect(notes.contains { $0.hasPrefix("7 values are few for a law and a start with ") }, "\(notes)")
    }
}
