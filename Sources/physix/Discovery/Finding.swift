import PhysiXDiscovery
import PhysiXKernel

/// A search's result together with the samples it explains, ready to be shown.
struct Finding {
    /// The samples with the time counted from the first one.
    let samples: Trajectory
    /// The names of the measured variables.
    let variables: [String]
    /// The time of the first sample in the file.
    let timeOrigin: Double
    let result: DiscoveryResult
    let elapsed: Duration

    /// The law that the search believes in.
    var best: Candidate { result.candidates[0] }

    /// The equations of a law with its constants in their places, as exact as their uncertainty allows.
    func equations(of candidate: Candidate) -> [String] {
        let shown = constants(of: candidate).map { Double($0.value) ?? .nan }
        return candidate.system.equations(withNumbers: shown)
    }

    /// The constants of a law as texts.
    func constants(of candidate: Candidate) -> [(name: String, value: String, uncertainty: String)] {
        zip(candidate.parameters.names, candidate.parameters.values).enumerated().map { index, parameter in
            let uncertainty = index < candidate.uncertainty.count ? candidate.uncertainty[index] : nil
            let texts = measured(parameter.1, uncertainty: uncertainty)
            return (parameter.0, texts.value, texts.uncertainty)
        }
    }

    /// The best law's solution at so many evenly spaced times, the time as in the file.
    func curves(points: Int) -> Trajectory {
        let span = (samples.times.last ?? 1) - (samples.times.first ?? 0)
        let times = (0..<points).map { span * Double($0) / Double(points - 1) }
        return shifted(solution(at: times))
    }

    /// The best law's solution at the times of the samples, the time as in the file.
    var predictions: Trajectory { shifted(solution(at: samples.times)) }

    /// The samples with the time as in the file.
    var observations: Trajectory { shifted(samples) }

    private func solution(at times: [Double]) -> Trajectory {
        var integrator = Integrator()
        return integrator.solve(
            Program(best.system), parameters: best.parameters.values, from: best.initialState, at: times)
    }

    private func shifted(_ trajectory: Trajectory) -> Trajectory {
        var trajectory = trajectory
        for index in trajectory.times.indices { trajectory.times[index] += timeOrigin }
        return trajectory
    }
}

extension Candidate {
    /// The mean of R² over the measured variables.
    var meanRSquared: Double { rSquared.reduce(0, +) / Double(max(rSquared.count, 1)) }
}
