import Foundation
import PhysiXKernel
import Testing

/// An initial value problem with its solution by scipy at a tolerance of 1e-12 or below, as
/// `scripts/references/trajectories.py` stores it.
struct ReferenceProblem: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let equation: String
    let stateVariables: [String]
    let driven: Bool
    let stiff: Bool
    let params: [String: Double]
    let initialState: [Double]
    let times: [Double]
    let states: [[Double]]

    var testDescription: String { id }

    static let explicitIDs = [
        "free_fall", "free_fall_drag", "simple_pendulum", "damped_pendulum", "spring_mass", "damped_spring",
        "projectile_drag", "charged_particle", "van_der_pol", "lorenz", "driven_duffing", "kepler_orbit",
    ]
    static let stiffIDs = ["stiff_van_der_pol", "robertson"]

    static func load(_ id: String) throws -> ReferenceProblem {
        let file = try #require(Bundle.module.url(forResource: "References/\(id)", withExtension: "json"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(ReferenceProblem.self, from: Data(contentsOf: file))
    }

    var parameters: Parameters { Parameters(params.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }) }
    var scope: Scope { Scope(stateVariables: stateVariables, parameters: parameters.names, isDriven: driven) }
    func program() throws -> Program { Program(try EquationSystem(parsing: equation, in: scope)) }

    /// The largest difference from the reference, relative to the largest magnitude of each variable.
    func error(of trajectory: Trajectory) -> Double {
        stateVariables.indices.map { variable in
            let differences = states.indices.map { abs(trajectory[$0, variable] - states[$0][variable]) }
            return (differences.max() ?? .nan) / (states.map { abs($0[variable]) }.max() ?? .nan)
        }.max() ?? .nan
    }
}
