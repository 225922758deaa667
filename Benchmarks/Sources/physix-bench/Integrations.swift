import Foundation
import PhysiXKernel

/// A point of a work–precision curve, as every peer prints it.
struct IntegrationLine: Encodable {
    let kind = "integration"
    let peer = "swift"
    let method = "physix"
    let problem: String
    let rtol: Double
    let ns: Double
    let error: Double
}

/// Prints the work–precision curve of a problem.
func reportIntegrations(of reference: Reference, effort: Effort) throws {
    let program = Program(try reference.system())
    let parameters = reference.parameters.values
    var integrator = Integrator()
    for digits in stride(from: 3, through: 10, by: effort.toleranceStep) {
        let relative = pow(10, -Double(digits))
        let tolerance = Tolerance(relative: relative, absolute: relative * 1e-2)
        // A budget is for proposals; a curve goes on to tolerances that no verification asks for.
        let budget = Budget(evaluations: 100_000_000)
        func solve() -> Trajectory {
            integrator.solve(
                program, parameters: parameters, from: reference.initialState, at: reference.times,
                tolerance: tolerance, budget: budget)
        }
        let trajectory = solve()
        guard trajectory.ending == .completed else { continue }
        let nanoseconds = effort.nanoseconds { _ = solve() }
        try report(
            IntegrationLine(
                problem: reference.id, rtol: relative, ns: nanoseconds, error: reference.error(of: trajectory)))
    }
}
