import PhysiXKernel

/// A law with what is needed to compare its predictions with another's.
struct Contender {
    let candidate: Candidate
    let program: Program
    let covariance: Covariance
    /// Its solutions at the samples, less what was measured, in units of the noise.
    let residuals: [Double]

    /// `nil` where no single solution follows each experiment, or where the samples leave a constant open.
    init?(_ candidate: Candidate, _ evidence: inout Evidence) {
        guard let unknowns = evidence.unknowns(of: candidate) else { return nil }
        program = Program(candidate.system)
        guard let linearization = evidence.linearize(program, unknowns),
            let covariance = Covariance(linearization, unknowns)
        else { return nil }
        self.candidate = candidate
        self.covariance = covariance
        residuals = linearization.residuals
    }

    /// How far its solutions at the samples are from another's, in standard deviations of the noise.
    func measuredDifference(from other: Contender) -> Double {
        let squares = zip(residuals, other.residuals).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        return (squares / Double(max(1, residuals.count))).squareRoot()
    }

    /// The state at a start: the measured variables as given, a hidden velocity as `slopes` has it.
    private func state(_ measured: [Double], _ slopes: [String: Double]) -> [Double] {
        measured + candidate.system.scope.stateVariables.dropFirst(measured.count).map { slopes[$0] ?? 0 }
    }

    /// What a hidden velocity of each measured variable would be at a start: at rest where this law has hidden
    /// velocities itself, otherwise as this law moves.
    func slopes(at measured: [Double], time: Double) -> [String: Double] {
        let names = candidate.system.scope.stateVariables
        guard names.count == measured.count else { return [:] }
        let parameters = candidate.parameters.values
        return names.indices.reduce(into: [:]) { slopes, state in
            slopes["v" + names[state]] = candidate.system.derivative(of: state)
                .value(state: measured, parameters: parameters, time: time)
        }
    }

    /// Its solution from a start with the derivatives with respect to its constants.
    func solution(
        from measured: [Double], slopes: [String: Double], at times: [Double], _ integrator: inout Integrator
    ) -> Sensitivities {
        integrator.solveWithSensitivities(
            program, parameters: candidate.parameters.values, from: state(measured, slopes), at: times,
            withRespectTo: candidate.parameters.values.indices.map { .parameter($0) },
            tolerance: Tolerance(relative: 1e-5, absolute: 1e-8), budget: Budget(evaluations: 8_000))
    }

    /// The variance that the constants leave to one value of such a solution.
    func variance(_ solution: Sensitivities, sample: Int, variable: Int) -> Double {
        let first = (sample * solution.trajectory.stateCount + variable) * solution.seedCount
        return covariance.variance(ofParameters: solution.derivatives[first..<first + solution.seedCount])
    }
}
