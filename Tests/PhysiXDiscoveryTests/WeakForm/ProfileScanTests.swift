import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

struct ProfileScanTests {
    /// A law with an inner constant in one term, along a curve that solves it.
    struct Case: Sendable {
        var equation: String
        var start: [Double]
        var factors: [Factor]
        var inner: [Double]
    }

    static let cases = [
        Case(
            equation: "dx/dt = 1.2 - 2*x/(0.7 + x)", start: [3],
            factors: [.power(state: 0, exponent: 1), .saturation(state: 0, exponent: 1)], inner: [0.7]),
        Case(
            equation: "dx/dt = 0.3 - 0.1*exp(0.8*x)", start: [-2], factors: [.exponential(.scaledState(0))],
            inner: [0.8]),
        Case(
            equation: "dx/dt = 0.1 + 1/(1 + exp(4 - 3*x))", start: [0], factors: [.logistic(states: [0])],
            inner: [4, 3]),
        Case(equation: "dx/dt = 2 - 0.6*x**1.7", start: [0.2], factors: [.realPower(state: 0)], inner: [1.7]),
        Case(
            equation: "dx/dt = 1 + 0.6*sin(2.3*x)", start: [0], factors: [.sine(.scaledState(0))], inner: [2.3]),
    ]

    @Test(arguments: cases)
    func findsInnerConstants(_ sample: Case) throws {
        let experiment = Experiment(
            equation: sample.equation, parameters: [:], start: sample.start, duration: 8, stateVariables: ["x"])
        let solution = try experiment.samples(801)
        let curves = Curves(times: solution.times, states: [solution.column(0)])
        let formulation = Formulation(stateVariables: ["x"], isDriven: false, unpairedOrder: 1)
        let range = (solution.column(0).min() ?? 0)...(solution.column(0).max() ?? 0)
        let patterns = PatternBuilder(formulation, ranges: [range], span: curves.span).patterns
        let finds = finds(of: patterns, curves, resolution: 2e-5)
        let found = finds.compactMap(\.first).first { term in
            term.factors == sample.factors
                && zip(term.innerStarts, sample.inner).allSatisfy { ($0 - $1).magnitude < 0.01 * $1.magnitude }
        }
        #expect(found != nil, "\(finds)")
    }

    @Test func whatTheBaseExplainsIsNoFind() {
        let times = (0...400).map { 0.02 * Double($0) }
        let curves = Curves(times: times, states: [times.map { 1 + 0.1 * $0 }])
        // A rate this small makes the exponential a straight line.
        let pattern = Pattern(
            factors: [.exponential(.scaledState(0))], cost: 4, family: .exponential, grid: [[1e-4]],
            limits: [-1e-3...1e-3])
        #expect(finds(of: [pattern], curves, resolution: 1e-2).isEmpty)
    }

    /// What a scan finds of a law of a single variable beside a straight line, in its weak form.
    private func finds(of patterns: [Pattern], _ curves: Curves, resolution: Double) -> [[PhysiXDiscovery.Term]] {
        let functions = TestFunctions(curves, spacing: 0.08)
        let project: ProfileScan.Projection = { $0.map { functions.integrals(of: $0.values(on: curves)) } }
        let line = [[], [Factor.power(state: 0, exponent: 1)]].map {
            PhysiXDiscovery.Term($0, cost: 0, tier: .quadratic)
        }
        let scan = ProfileScan(patterns, curves, resolution: resolution, lawCount: 1)
        return scan.finds(
            in: functions.integralsOfDerivative(of: curves.states[0]), beside: project(line),
            scan.grid(project(scan.points)), floor: 1e-9, project)
    }
}
