public import PhysiXKernel

/// How exactly a law's solution is known.
public struct PredictionBand: Sendable, Hashable {
    /// The solution.
    public let trajectory: Trajectory
    /// The standard deviation of each of its values, in the variable's unit, laid out as the trajectory's states.
    ///
    /// It comes from what the noise leaves open of the constants and of the initial state; the noise of another
    /// measurement is not in it.
    public let deviations: [Double]

    /// How many standard deviations on either side hold 95 % of a normal distribution.
    public static let width = 1.959964

    /// Where the true value lies with a probability of 95 %, if the law is true; unbounded where that is not known.
    public func interval(sample: Int, variable: Int) -> ClosedRange<Double> {
        let (value, deviation) = (trajectory[sample, variable], deviations[sample * trajectory.stateCount + variable])
        guard value.isFinite, deviation.isFinite else { return -.infinity ... .infinity }
        return value - Self.width * deviation...value + Self.width * deviation
    }
}

extension DiscoveryResult {
    /// The best law's solution for an experiment with how exactly it is known, to first order in the constants and the
    /// initial state.
    ///
    /// - Parameters:
    ///   - experiment: which one, from 0.
    ///   - times: increasing, from the experiment's first sample on.
    /// - Returns: `nil` where the samples leave a constant open, where no single solution follows them, or where the
    ///   solution does not reach the last time.
    public func band(ofExperiment experiment: Int, at times: [Double]) -> PredictionBand? {
        guard let best = candidates.first, let covariance = certainty.covariance else { return nil }
        var integrator = Integrator()
        let program = Program(best.system)
        let solution = integrator.solveWithSensitivities(
            program, parameters: best.parameters.values, from: best.initialStates[experiment], at: times,
            withRespectTo: best.parameters.values.indices.map { .parameter($0) }
                + (0..<program.stateCount).map { .initialState($0) })
        guard solution.trajectory.ending == .completed else { return nil }
        let deviations = solution.trajectory.states.indices.map { row in
            let derivatives = solution.derivatives[row * solution.seedCount..<(row + 1) * solution.seedCount]
            return covariance.variance(derivatives, experiment: experiment).squareRoot()
        }
        return PredictionBand(trajectory: solution.trajectory, deviations: deviations)
    }
}
