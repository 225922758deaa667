import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// What an equation predicts at the times of the samples, without a word on how well it fits.
struct Simulation: Sendable, JSONWritable {
    let trajectory: Trajectory
    let stateVariables: [String]
    let ending: Ending

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.samples("predicted_trajectory", trajectory, names: stateVariables)
            json.member("ending", ending == .completed ? "completed" : ending.sentence)
        }
    }
}

extension EpisodeSession {
    /// Integrates an equation from the initial state of the episode's problem; takes no turn.
    ///
    /// - Returns: `nil` where there is no episode yet.
    mutating func simulate(_ action: Action) throws(EquationError) -> Simulation? {
        guard let problem else { return nil }
        var verifier = problem.makeVerifier()
        let score = try verifier.verify(action.equation, parameters: action.parameters)
        return Simulation(
            trajectory: verifier.prediction, stateVariables: problem.stateVariables, ending: score.ending)
    }
}
