import CAllocationCounter
import PhysiXKernel

/// The time of a whole verification and of its parts, as the Python peer prints them too.
struct VerificationLine: Encodable {
    let kind = "verification"
    let peer = "swift"
    let problem: String
    let match: Double
    let parseCompileNs: Double
    let integrateNs: Double
    let rSquaredNs: Double
    let wholeNs: Double
}

/// The heap allocations of one verification after warm-up.
struct AllocationLine: Encodable {
    let kind = "allocations"
    let name: String
    let count: Double
}

/// Prints what a verification of the true equation costs.
///
/// A verifier has no parts to be called alone. So parsing and compiling are timed as a verification that has no budget to
/// integrate, integration by itself, and R² is the rest.
func reportVerification(of reference: Reference, effort: Effort) throws {
    let program = Program(try reference.system())
    let parameters = reference.parameters
    var verifier = reference.verifier()
    var penniless = reference.verifier(budget: Budget(evaluations: 0))
    var integrator = Integrator()
    let match = try verifier.verify(reference.equation, parameters: parameters).match

    let whole = effort.nanoseconds { verify(reference, parameters, with: &verifier) }
    let parseCompile = effort.nanoseconds { verify(reference, parameters, with: &penniless) }
    let integrate = effort.nanoseconds {
        _ = integrator.solve(
            program, parameters: parameters.values, from: reference.initialState, at: reference.times)
    }
    try report(
        VerificationLine(
            problem: reference.id, match: match, parseCompileNs: parseCompile, integrateNs: integrate,
            rSquaredNs: max(0, whole - parseCompile - integrate), wholeNs: whole))
    let count = allocations { verify(reference, parameters, with: &verifier) }
    try report(AllocationLine(name: reference.id, count: count))
}

/// A verification of a text that is known to be acceptable.
func verify(_ reference: Reference, _ parameters: Parameters, with verifier: inout Verifier) {
    do {
        _ = try verifier.verify(reference.equation, parameters: parameters)
    } catch {
        preconditionFailure("\(reference.id): \(error)")
    }
}

private func allocations(_ action: () -> Void) -> Double {
    for _ in 0..<10 { action() }
    let before = allocation_count()
    for _ in 0..<100 { action() }
    return Double(allocation_count() - before) / 100
}
