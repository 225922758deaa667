import PhysiXDiscovery
import PhysiXFormats
import PhysiXKernel

/// A search's result together with the samples it explains, ready to be shown.
struct Finding {
    let experiments: Experiments
    /// The law that the search believes in.
    let best: Candidate
    let result: DiscoveryResult
    let elapsed: Duration
    /// The time after which the search had to end, in seconds; `nil` where it had all it wanted.
    var budget: Double?

    /// The names of the measured variables.
    var variables: [String] { experiments.variables }

    /// What a person should know, from reading the file and from searching.
    var notes: [String] {
        experiments.notes + outlierNotes + result.notes + diagnosis + interruption
    }

    private var interruption: [String] {
        guard result.wasStopped else { return [] }
        if let budget, !Interruption.isRequested {
            return [
                "the budget of \(significant(budget)) s was spent before the search ended; this is the best law so far"
            ]
        }
        return ["the search was stopped early; this is the best law so far"]
    }

    /// The equations of a law with its constants in their places, as exact as their uncertainty allows.
    func equations(of candidate: Candidate) -> [String] {
        let shown = constants(of: candidate).map { Double($0.value) ?? .nan }
        return candidate.system.equations(withNumbers: shown)
    }

    /// The best law for other languages; its time counts from the first sample, where the first experiment starts.
    var export: EquationExport {
        let shown = Parameters(constants(of: best).map { ($0.name, Double($0.value) ?? .nan) })
        let times = experiments.all[0].observations.times
        let span = (times.last ?? 1) - (times.first ?? 0)
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

    /// The best law's solution for an experiment at so many evenly spaced times, the time as in the file.
    func curves(of experiment: Int, points: Int) -> Trajectory {
        let times = experiments.samples[experiment].times
        let first = times.first ?? 0
        let span = (times.last ?? 1) - first
        return solution(of: experiment, at: (0..<points).map { first + span * Double($0) / Double(points - 1) })
    }

    /// The best law's solution for an experiment at the times of its samples, the time as in the file.
    func predictions(of experiment: Int) -> Trajectory {
        solution(of: experiment, at: experiments.samples[experiment].times)
    }

    private func solution(of experiment: Int, at times: [Double]) -> Trajectory {
        var integrator = Integrator()
        return integrator.solve(
            Program(best.system), parameters: best.parameters.values, from: best.initialStates[experiment], at: times
        ).shifted(by: experiments.timeOrigin)
    }

    /// The state from which the best law's solution for an experiment starts: `x = 1, vx = 0`.
    func start(of experiment: Int) -> String {
        zip(best.system.scope.stateVariables, best.initialStates[experiment]).map { "\($0) = \(significant($1))" }
            .joined(separator: ", ")
    }
}
