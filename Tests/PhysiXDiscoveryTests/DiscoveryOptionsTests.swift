import PhysiXDiscovery
import PhysiXKernel
import Testing

/// What a caller can ask for, and what is refused.
struct DiscoveryOptionsTests {
    @Test func theOrderCanBeFixed() throws {
        let samples = try Laboratory.spring.samples().columns([0])
        for (order, expected) in [(DiscoveryOptions.Order.first, 1), (.second, 2)] {
            let result = try Discovery.run(samples, stateVariables: ["x"], options: DiscoveryOptions(order: order))
            #expect(!result.candidates.isEmpty)
            #expect(result.candidates.allSatisfy { $0.system.equations[0].order == expected })
        }
    }

    @Test func aMeasuredVelocityDecidesTheOrder() throws {
        let result = try Discovery.run(
            Laboratory.spring.samples(), stateVariables: ["x", "vx"], options: DiscoveryOptions(order: .first))
        #expect(result.candidates.allSatisfy { $0.system.equations.map(\.order) == [2] })
    }

    @Test func stoppingKeepsTheBestSoFar() throws {
        var calls = 0
        let result = try Discovery.run(Laboratory.dampedSpring.samples(), stateVariables: ["x", "vx"]) { _ in
            calls += 1
            return calls < 8
        }
        #expect(result.wasStopped)
        #expect(calls == 8)
        #expect(!result.candidates.isEmpty)
    }

    @Test func stoppingAtOnceStillAnswers() throws {
        let result = try Discovery.run(Laboratory.spring.samples(), stateVariables: ["x", "vx"]) { _ in false }
        #expect(result.wasStopped)
        #expect(!result.candidates.isEmpty)
    }

    /// Without a force, the body of the first smoothed velocity leaves the measured range far behind.
    @Test func stoppingAtOnceAnswersWhereInertiaAloneDiverges() throws {
        let times = (0..<1600).map { Double($0) / 4 }
        let samples = Trajectory(
            times: times, states: times.flatMap { [Elementary.sin($0), Elementary.cos($0)] }, stateCount: 2)
        let result = try Discovery.run(samples, stateVariables: ["x", "vx"]) { _ in false }
        #expect(result.wasStopped)
        #expect(result.candidates.first?.system.description == "d2x/dt2 = 0")
    }

    @Test func lessEffortDoesLessWork() throws {
        let samples = try Laboratory.vanDerPol.samples(noise: 0.05)
        func calls(_ options: DiscoveryOptions) throws -> Int {
            var calls = 0
            let result = try Discovery.run(samples, stateVariables: ["x", "vx"], options: options) { _ in
                calls += 1
                return true
            }
            #expect(!result.wasStopped && !result.candidates.isEmpty)
            return calls
        }
        #expect(try 4 * calls(DiscoveryOptions(effort: 30)) < calls(DiscoveryOptions()))
    }

    @Test func progressGrowsAndNamesTheBest() throws {
        var spent = 0.0
        var stages: [DiscoveryProgress.Stage] = []
        var best: EquationSystem?
        _ = try Discovery.run(Laboratory.spring.samples(noise: 0.01), stateVariables: ["x", "vx"]) { progress in
            #expect(progress.spent >= spent)
            spent = progress.spent
            if stages.last != progress.stage { stages.append(progress.stage) }
            best = progress.best
            return true
        }
        #expect(stages.first == .screening)
        #expect(stages.last == .polishing)
        #expect(best?.description == "d2x/dt2 = p0*x")
    }

    @Test func timesMustIncrease() throws {
        var samples = try Laboratory.spring.samples()
        samples.times[7] = samples.times[6]
        #expect(throws: DiscoveryError.timesNotIncreasing(row: 7)) {
            try Discovery.run(samples, stateVariables: ["x", "vx"])
        }
    }

    @Test func infiniteValuesAreRefused() throws {
        var samples = try Laboratory.spring.samples()
        samples.states[9] = .infinity
        #expect(throws: DiscoveryError.valueNotFinite(variable: "vx", row: 4)) {
            try Discovery.run(samples, stateVariables: ["x", "vx"])
        }
    }

    private static func circle(values: Double = 1, times: Double = 1, from start: Double = 0) -> Trajectory {
        let phases = (0..<26).map { Double($0) / 5 }
        return Trajectory(
            times: phases.map { start + times * $0 },
            states: phases.flatMap { [values * Elementary.sin($0), values * Elementary.cos($0)] }, stateCount: 2)
    }

    @Test func oneEnormousCellIsRefused() {
        for value in [1e308, -1e200, 1e101] {
            var samples = Self.circle()
            samples.states[21] = value
            #expect(throws: DiscoveryError.valuesOutOfRange(variable: "y")) {
                try Discovery.run(samples, stateVariables: ["x", "y"])
            }
        }
    }

    @Test(arguments: [1e-300, 1e-101, 1e101, 1e200, 3e301, 1e307])
    func unitsOfValuesThatCannotBeSquaredAreRefused(_ unit: Double) {
        let error = #expect(throws: DiscoveryError.self) {
            try Discovery.run(Self.circle(values: unit), stateVariables: ["x", "y"])
        }
        #expect(error == .valuesOutOfRange(variable: "x"))
        #expect(error?.hint?.contains("unit") == true)
    }

    @Test(arguments: [1e-300, 1e-40, 1e40, 1e150, 1e300])
    func unitsOfTimeThatCannotBeRaisedAreRefused(_ unit: Double) {
        #expect(throws: DiscoveryError.timesOutOfRange) {
            try Discovery.run(Self.circle(times: unit), stateVariables: ["x", "y"])
        }
    }

    @Test func almostSimultaneousRowsAreRefused() {
        var samples = Self.circle()
        samples.times[1] = 1e-300
        #expect(throws: DiscoveryError.timesOutOfRange) { try Discovery.run(samples, stateVariables: ["x", "y"]) }
    }

    @Test(arguments: [(1e-90, 1.0), (1e90, 1), (1, 1e-28), (1, 1e28), (1e90, 1e28), (1e-90, 1e-28), (1e90, 1e-28)])
    func unitsWithinTheLimitsAreSearched(_ values: Double, _ times: Double) throws {
        let result = try Discovery.run(Self.circle(values: values, times: times), stateVariables: ["x", "y"])
        let best = try #require(result.candidates.first)
        #expect(best.system.description.hasPrefix("dx/dt = "))
        #expect(best.rSquared.allSatisfy { $0 > 0.999 }, "\(best.system)")
    }

    @Test func anOutlierWithinTheLimitsIsNoReasonToStop() throws {
        for value in [1e20, 1e60, 1e99] {
            var samples = Self.circle()
            samples.states[21] = value
            let result = try Discovery.run(samples, stateVariables: ["x", "y"])
            #expect(!result.candidates.isEmpty)
            #expect(result.candidates.allSatisfy { $0.rSquared.allSatisfy(\.isFinite) })
        }
    }

    @Test func timesFarFromZeroMayBeCoarse() throws {
        let samples = Trajectory(
            times: (0..<26).map { 1e16 + 2 * Double($0) }, states: (0..<26).map { Elementary.sin(Double($0) / 5) },
            stateCount: 1)
        #expect(try !Discovery.run(samples, stateVariables: ["x"]).candidates.isEmpty)
    }

    @Test func aColumnOfZerosIsFollowedExactly() throws {
        let samples = Trajectory(
            times: (0..<20).map(Double.init), states: [Double](repeating: 0, count: 20), stateCount: 1)
        let best = try #require(Discovery.run(samples, stateVariables: ["x"]).candidates.first)
        #expect(best.rSquared == [1])
    }

    @Test func aFewSamplesAreTooFew() {
        let samples = Trajectory(times: [0, 1, 2], states: [1, 2, 4], stateCount: 1)
        #expect(throws: DiscoveryError.tooFewSamples(variable: "x", count: 3, needed: 6)) {
            try Discovery.run(samples, stateVariables: ["x"])
        }
    }

    @Test func everyColumnNeedsAName() throws {
        #expect(throws: DiscoveryError.columnCountDiffers(columns: 2, names: 1)) {
            try Discovery.run(Laboratory.spring.samples(), stateVariables: ["x"])
        }
    }

    @Test func aColumnThatNeverChangesHasNoLaw() throws {
        let samples = Trajectory(
            times: (0..<20).map(Double.init), states: [Double](repeating: 4, count: 20), stateCount: 1)
        let best = try #require(Discovery.run(samples, stateVariables: ["x"]).candidates.first)
        #expect(best.system.description == "dx/dt = 0")
    }

    @Test func pureNoiseIsCalledThat() throws {
        var generator = SeededGenerator(seed: 11)
        let samples = Trajectory(
            times: (0..<60).map(Double.init), states: (0..<60).map { _ in generator.gaussian() }, stateCount: 1)
        let result = try Discovery.run(samples, stateVariables: ["x"])
        #expect(result.notes.contains { $0.contains("no law much better than the mean") })
    }

    @Test func moreRowsThanNeededAreThinned() throws {
        let samples = try Laboratory.dampedSpring.samples(30_000, noise: 0.01)
        let result = try Discovery.run(samples, stateVariables: ["x", "vx"])
        #expect(try Laboratory.dampedSpring.isFound(by: #require(result.candidates.first)))
        #expect(result.notes.contains { $0.contains("28000") })
    }
}
