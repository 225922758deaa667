import Foundation
import PhysiXKernel

/// A problem with its reference solution, as `scripts/references/trajectories.py` stores it.
struct Reference: Decodable, Sendable {
    let id: String
    let equation: String
    let stateVariables: [String]
    let driven: Bool
    let stiff: Bool
    let params: [String: Double]
    let initialState: [Double]
    let times: [Double]
    let states: [[Double]]

    /// The problems in the order of `Benchmarks/problems.json`.
    static let ids = [
        "free_fall", "free_fall_drag", "simple_pendulum", "damped_pendulum", "spring_mass", "damped_spring",
        "projectile_drag", "charged_particle", "van_der_pol", "lorenz", "driven_duffing", "stiff_van_der_pol",
        "robertson",
    ]

    /// Reads `<directory>/<id>.json`.
    static func load(_ id: String, in directory: String) throws -> Reference {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let file = URL(filePath: directory).appending(path: "\(id).json")
        return try decoder.decode(Reference.self, from: Data(contentsOf: file))
    }

    /// The parameters in alphabetical order.
    var parameters: Parameters { Parameters(params.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }) }

    /// The equation, parsed.
    func system() throws(EquationError) -> EquationSystem {
        try EquationSystem(
            parsing: equation,
            in: Scope(stateVariables: stateVariables, parameters: parameters.names, isDriven: driven))
    }

    /// A verifier of proposals for this problem, whose observations are the reference solution itself.
    func verifier(budget: Budget = Budget()) -> Verifier {
        Verifier(
            observed: Trajectory(times: times, states: states.flatMap(\.self), stateCount: stateVariables.count),
            scope: Scope(stateVariables: stateVariables, isDriven: driven), initialState: initialState, budget: budget)
    }

    /// The largest difference from the reference, relative to the largest magnitude of each variable.
    func error(of trajectory: Trajectory) -> Double {
        var worst = 0.0
        for variable in stateVariables.indices {
            var difference = 0.0
            var magnitude = 0.0
            for (sample, row) in states.enumerated() {
                difference = max(difference, abs(trajectory[sample, variable] - row[variable]))
                magnitude = max(magnitude, abs(row[variable]))
            }
            worst = max(worst, difference / magnitude)
        }
        return worst
    }
}
