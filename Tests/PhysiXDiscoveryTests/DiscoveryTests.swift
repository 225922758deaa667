import PhysiXDiscovery
import PhysiXKernel
import Testing

/// What a person asks for: samples in, the right law out.
struct DiscoveryTests {
    @Test(arguments: Laboratory.easy + Laboratory.harder)
    func findsTheLawBehindExactSamples(_ experiment: Experiment) throws {
        let result = try Discovery.run(
            experiment.samples(), stateVariables: experiment.stateVariables,
            options: DiscoveryOptions(isDriven: experiment.isDriven))
        let best = try #require(result.candidates.first)
        #expect(try experiment.isFound(by: best), "\(best.system)")
        #expect(best.rSquared.allSatisfy { $0 > 0.999_999_9 })
        #expect(best.segmentCount == 1)
        for (state, value) in zip(best.initialState, experiment.start) {
            #expect((state - value).magnitude < 1e-4)
        }
    }

    @Test(arguments: Laboratory.easy)
    func findsTheLawInNoiseForMostSeeds(_ experiment: Experiment) throws {
        let found = try (0..<5).count { seed in
            let result = try Discovery.run(
                experiment.samples(noise: 0.01, seed: UInt64(seed)), stateVariables: experiment.stateVariables)
            return try experiment.isFound(by: #require(result.candidates.first))
        }
        #expect(found >= 4)
    }

    @Test func constantsAreRoundedWhereTheSamplesAgree() throws {
        let result = try Discovery.run(Laboratory.freeFall.samples(), stateVariables: ["y", "vy"])
        let best = try #require(result.candidates.first)
        #expect(best.parameters == ["g": 9.81])
        #expect(best.system.description == "d2y/dt2 = -g")
        #expect(best.complexity == 1)
    }

    @Test func aConstantThatAppearsTwiceIsOneParameter() throws {
        let result = try Discovery.run(
            Laboratory.chargedParticle.samples(noise: 0.01), stateVariables: ["x", "y", "vx", "vy"])
        let best = try #require(result.candidates.first)
        #expect(best.parameters.count == 1)
        #expect(try (#require(best.parameters.values.first) - 1.7).magnitude < 0.01)
    }

    @Test func standardErrorsCoverTheTruth() throws {
        // Of 20 estimates with Gaussian errors, one or two lie more than two standard errors away, hardly ever six.
        var misses = 0
        for seed in 0..<20 {
            let samples = try Laboratory.dampedSpring.samples(noise: 0.01, seed: UInt64(100 + seed))
            let best = try #require(Discovery.run(samples, stateVariables: ["x", "vx"]).candidates.first)
            let stiffness = try #require(best.parameters["k"])
            let index = try #require(best.parameters.names.firstIndex(of: "k"))
            // Rounding may have moved it by 0.6 standard errors.
            if (stiffness - 8 / 1.5).magnitude > 2.6 * best.uncertainty[index] { misses += 1 }
        }
        #expect(misses < 6)
    }

    @Test func positionsAloneMakeTheVelocityAHiddenState() throws {
        let samples = try Laboratory.dampedSpring.samples(noise: 0.002).columns([0])
        let best = try #require(Discovery.run(samples, stateVariables: ["x"]).candidates.first)
        #expect(best.system.scope.stateVariables == ["x", "vx"])
        #expect(try Laboratory.dampedSpring.isFound(by: best), "\(best.system)")
        #expect(best.initialState[1].magnitude < 0.05)
    }

    @Test func aFirstOrderLawIsPreferredWhereItSuffices() throws {
        let growth = Experiment(
            equation: "dx/dt = r*x*(1 - x/K)", parameters: ["r": 0.8, "K": 5], start: [0.3], duration: 10,
            stateVariables: ["x"])
        for noise in [0, 0.01] {
            let result = try Discovery.run(growth.samples(noise: noise), stateVariables: ["x"])
            #expect(try growth.isFound(by: #require(result.candidates.first)))
        }
    }

    @Test func missingValuesAndIrregularTimesAreFine() throws {
        var generator = SeededGenerator(seed: 3)
        let times = [0] + (1..<100).map { Double($0) * 0.1 + generator.uniform(-0.03, 0.03) }
        var samples = try Laboratory.dampedPendulum.samples(noise: 0.005, at: times)
        for index in samples.states.indices where generator.uniform() < 0.2 { samples.states[index] = .nan }
        let best = try #require(Discovery.run(samples, stateVariables: ["theta", "dtheta"]).candidates.first)
        #expect(try Laboratory.dampedPendulum.isFound(by: best), "\(best.system)")
    }

    @Test(arguments: [1e-9, 1e9])
    func theScaleOfTheSamplesDoesNotMatter(_ scale: Double) throws {
        var samples = try Laboratory.dampedSpring.samples(noise: 0.005)
        samples.states = samples.states.map { $0 * scale }
        let best = try #require(Discovery.run(samples, stateVariables: ["x", "vx"]).candidates.first)
        #expect(try Laboratory.dampedSpring.isFound(by: best), "\(best.system)")
    }

    @Test func theSameSamplesGiveTheSameLaws() throws {
        let samples = try Laboratory.vanDerPol.samples(noise: 0.02, seed: 5)
        let first = try Discovery.run(samples, stateVariables: ["x", "vx"])
        let second = try Discovery.run(samples, stateVariables: ["x", "vx"])
        #expect(first.candidates == second.candidates)
        #expect(first.front == second.front)
    }
}
