import PhysiXDiscovery
import PhysiXKernel
import Testing

/// One law for each family of terms, found from samples.
struct LibraryLawsTests {
    static let laws = [
        Experiment(
            equation: "dx/dt = a/(1 + exp(b - r*x)) - c*x", parameters: ["a": 2, "b": 3, "r": 2.5, "c": 0.7],
            start: [1.1], duration: 8, stateVariables: ["x"]),
        Experiment(
            equation: "dx/dt = -r*x*log(x) + c", parameters: ["r": 0.6, "c": 0.2], start: [0.1], duration: 10,
            stateVariables: ["x"]),
        Experiment(
            equation: "dx/dt = a - k*sqrt(x)", parameters: ["a": 0.3, "k": 0.5], start: [4], duration: 15,
            stateVariables: ["x"]),
        Experiment(
            equation: "dx/dt = 1 - k*x**p", parameters: ["k": 0.4, "p": 1.6], start: [6], duration: 5,
            stateVariables: ["x"]),
        Experiment(
            equation: "dx/dt = a - y*x/(K + x**2); dy/dt = y*x/(K + x**2) - c*y",
            parameters: ["a": 0.4, "K": 0.8, "c": 0.35], start: [2, 0.6], duration: 25, stateVariables: ["x", "y"]),
        Experiment(
            equation: "dx/dt = a + k*sin(y - x); dy/dt = b - k*sin(y - x)",
            parameters: ["a": 1.9, "b": 0.7, "k": 0.5], start: [0.3, 1.4], duration: 15, stateVariables: ["x", "y"]),
        Experiment(
            equation: "dx/dt = a + k*sin(w*x)", parameters: ["a": 0.8, "k": 0.5, "w": 2.6], start: [0], duration: 12,
            stateVariables: ["x"]),
        Experiment(
            equation: "dx/dt = -k*x + F*exp(-c*t)", parameters: ["k": 0.4, "F": 2, "c": 1.3], start: [0.1],
            duration: 10, stateVariables: ["x"], isDriven: true),
        Experiment(
            equation: "dx/dt = -g*sin(y) - k*x**2; dy/dt = x - cos(y)/x", parameters: ["g": 0.9, "k": 0.1],
            start: [3, 0.4], duration: 10, stateVariables: ["x", "y"]),
    ]

    @Test(arguments: laws)
    func isFoundFromExactSamples(_ law: Experiment) throws {
        let best = try best(law, noise: 0)
        let truth = try law.samples(200)
        #expect(best.rSquared.allSatisfy { $0 > 0.999_999 }, "\(best.system)")
        #expect(try error(of: best, law, truth) < 1e-4, "\(best.system) \(best.parameters)")
    }

    /// Noise leaves several structures that follow the samples; the right sides must agree along the motion.
    @Test(arguments: laws)
    func isFollowedThroughNoise(_ law: Experiment) throws {
        let best = try best(law, noise: 0.01)
        #expect(best.rSquared.allSatisfy { $0 > 0.999 }, "\(best.system)")
        #expect(try error(of: best, law, law.samples(200)) < 0.1, "\(best.system) \(best.parameters)")
    }

    private func best(_ law: Experiment, noise: Double) throws -> Candidate {
        let options = DiscoveryOptions(order: .first, isDriven: law.isDriven)
        let result = try Discovery.run(
            law.samples(150, noise: noise, seed: 5), stateVariables: law.stateVariables, options: options)
        return try #require(result.candidates.first)
    }

    /// The largest difference between right sides along the true motion, in parts of the largest right side.
    private func error(of candidate: Candidate, _ law: Experiment, _ truth: Trajectory) throws -> Double {
        let system = try law.system()
        var (largest, worst) = (0.0, 0.0)
        for index in truth.times.indices {
            let state = law.stateVariables.indices.map { truth[index, $0] }
            for variable in law.stateVariables.indices {
                let exact = system.rightHandSide(of: variable).value(
                    state: state, parameters: law.parameters.values, time: truth.times[index])
                let found = candidate.system.rightHandSide(of: variable).value(
                    state: state, parameters: candidate.parameters.values, time: truth.times[index])
                largest = max(largest, exact.magnitude)
                worst = max(worst, (exact - found).magnitude)
            }
        }
        return worst / largest
    }
}
