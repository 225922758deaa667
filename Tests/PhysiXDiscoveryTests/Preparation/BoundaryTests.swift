import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

/// Nothing reaches from one experiment into another.
struct BoundaryTests {
    private let times = (0..<40).map { 0.1 * Double($0) }
    private var values: [Double] { times.map { Elementary.sin(2 * $0) } }
    /// The same motion again, far away and much later.
    private var both: (times: [Double], values: [Double], pieces: [Range<Int>]) {
        (times + times.map { $0 + 70 }, values + values.map { 50 - $0 }, [0..<40, 40..<80])
    }

    private func spline(
        _ times: [Double], _ values: [Double], _ pieces: [Range<Int>], strength: Double
    ) -> SmoothingSpline {
        SmoothingSpline(
            times: times, pieces: pieces,
            channels: [.init(derivative: 0, values: values, deviations: times.map { _ in 1 })], strength: strength)
    }

    @Test(arguments: [1e-2, 1, 1e4])
    func splinesOfTwoExperimentsAreThoseOfEach(_ strength: Double) {
        let first = spline(times, values, [0..<40], strength: strength)
        let joint = spline(both.times, both.values, both.pieces, strength: strength)
        for (knot, expected) in zip(joint.knots, first.knots) {
            #expect((knot.value - expected.value).magnitude < 1e-9)
            #expect((knot.slope - expected.slope).magnitude < 1e-8)
        }
        for (knot, expected) in zip(joint.knots[40...], first.knots) {
            #expect((knot.value - (50 - expected.value)).magnitude < 1e-9)
        }
        // Each has used up three values for its start.
        #expect((joint.noise / first.noise - 1).magnitude < 1e-9)
        let inside = joint.evaluate(at: 70.55, in: both.pieces[1])
        #expect((inside.value - (50 - first.evaluate(at: 0.55, in: 0..<40).value)).magnitude < 1e-8)
    }

    @Test func noBumpCrossesABoundary() throws {
        let samples = [0.0, 20].map { level in
            Trajectory(times: times, states: times.map { _ in level }, stateCount: 1)
        }
        let measurements = try Measurements(samples, stateVariables: ["x"])
        let formulation = Formulation(stateVariables: ["x"], isDriven: false, unpairedOrder: 1)
        let curves = Curves(
            StateSplines(measurements, formulation, noise: .negligible(measurements)), measurements)
        let functions = TestFunctions(curves, spacing: measurements.spacing)
        #expect(curves.pieces.count == 2)
        #expect(curves.pieces[1].upperBound == curves.times.count)
        // A bump over the jump from 0 to 20 would see a slope.
        #expect(functions.integralsOfDerivative(of: curves.states[0]).allSatisfy { $0.magnitude < 1e-6 })
        let alone = Curves(
            times: Array(curves.times[curves.pieces[0]]), states: [Array(curves.states[0][curves.pieces[0]])])
        #expect(functions.count == 2 * TestFunctions(alone, spacing: measurements.spacing).count)
    }

    @Test func residualsOfDifferentExperimentsDoNotHangTogether() {
        func persistence(isInterrupted: Bool) -> Double {
            var linearization = Linearization(width: 0, sharedCount: 0, variableCount: 1)
            for (index, misfit) in [1.0, -1, 1, -1, -1, 1, -1, 1].enumerated() {
                if isInterrupted, index == 4 { linearization.beginExperiment() }
                linearization.append(misfit, of: 0, deviation: 1, weight: 1)
            }
            return linearization.persistence[0]
        }
        #expect(persistence(isInterrupted: false) == -5.0 / 8)
        #expect(persistence(isInterrupted: true) == -6.0 / 8)
    }

    @Test func everyExperimentStartsASegmentThatStays() throws {
        var large = Laboratory.lorenz
        large.duration = 8
        let bench = try Bench([large.samples(200), Laboratory.lorenz.samples(100)], ["x", "y", "z"])
        #expect(bench.prepared.segments(1).map(\.first) == [0, 200])
        var unknowns = Unknowns(parameters: [], segments: bench.prepared.segments(6))
        #expect(unknowns.segments.map(\.first) == [0, 50, 100, 150, 200, 250])
        let measurements = bench.prepared.measurements
        #expect(measurements.areCut(unknowns))
        unknowns.halveSegments(measurements.experiments)
        #expect(unknowns.segments.map(\.first) == [0, 100, 200])
        unknowns.halveSegments(measurements.experiments)
        #expect(unknowns.segments.map(\.first) == [0, 200])
        #expect(!measurements.areCut(unknowns))
    }

    @Test func shortExperimentsKeepTheirRowsWhereLongOnesAreThinned() throws {
        func samples(_ count: Int) -> Trajectory {
            Trajectory(times: (0..<count).map(Double.init), states: (0..<count).map(Double.init), stateCount: 1)
        }
        let measurements = try Measurements([samples(10_000), samples(50), samples(3000)], stateVariables: ["x"])
        #expect(measurements.experiments[1].count == 50)
        #expect(measurements.times.count <= Measurements.mostRows)
        #expect(measurements.times.count > Measurements.mostRows / 2)
        #expect(measurements.thinned == 13_050 - measurements.times.count)
        #expect(measurements.times[measurements.experiments[2].lowerBound] == 0)
    }
}
