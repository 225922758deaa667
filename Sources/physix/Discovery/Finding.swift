import PhysiXDiscovery
import PhysiXKernel

/// A search's result together with the samples it explains, ready to be shown.
struct Finding {
    let experiment: Experiment
    /// The law that the search believes in.
    let best: Candidate
    let result: DiscoveryResult
    let elapsed: Duration

    /// The samples with the time counted from the first one.
    var samples: Trajectory { experiment.samples }

    /// The names of the measured variables.
    var variables: [String] { experiment.variables }

    /// What a person should know, from reading the file and from searching.
    var notes: [String] {
        let interruption = result.wasStopped ? ["the search was stopped early; this is the best law so far"] : []
        return experiment.notes + result.notes + interruption
    }

    /// The equations of a law with its constants in their places, as exact as their uncertainty allows.
    func equations(of candidate: Candidate) -> [String] {
        let shown = constants(of: candidate).map { Double($0.value) ?? .nan }
        return candidate.system.equations(withNumbers: shown)
    }

    /// The best law for other languages; its time counts from the first sample.
    var export: EquationExport {
        let shown = Parameters(constants(of: best).map { ($0.name, Double($0.value) ?? .nan) })
        let span = (samples.times.last ?? 1) - (samples.times.first ?? 0)
        return EquationExport(
            best.system, numbers: best.parameters, shownNumbers: shown,
            run: .init(start: best.initialState, duration: span))
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
        return solution(at: times).shifted(by: experiment.timeOrigin)
    }

    /// The best law's solution at the times of the samples, the time as in the file.
    var predictions: Trajectory { solution(at: samples.times).shifted(by: experiment.timeOrigin) }

    /// The samples with the time as in the file.
    var observations: Trajectory { samples.shifted(by: experiment.timeOrigin) }

    private func solution(at times: [Double]) -> Trajectory {
        var integrator = Integrator()
        return integrator.solve(
            Program(best.system), parameters: best.parameters.values, from: best.initialState, at: times)
    }
}

extension Candidate {
    /// The mean of R² over the measured variables.
    var meanRSquared: Double { rSquared.reduce(0, +) / Double(max(rSquared.count, 1)) }
}
