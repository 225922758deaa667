import PhysiXKernel

/// Solutions of a problem's law from initial states that the agent never saw.
///
/// The states come from the system's own priors and a sub-stream of the seed that nothing else uses. A law without a
/// solution from one of them leaves that one out.
struct UnseenTrajectories {
    private static let count = 3

    let trajectories: [Trajectory]

    init(of problem: Problem, _ truth: Problem.Truth) {
        var generator = SeededGenerator(seed: truth.seed, stream: Problem.Stream.unseenStates.rawValue)
        var integrator = Integrator()
        let law = ShownLaw(of: problem, truth)
        var trajectories: [Trajectory] = []
        for _ in 0..<Self.count {
            do {
                let state = try truth.system.initialState(from: truth.system.start.draw(using: &generator))
                trajectories.append(
                    try law.solution(
                        of: truth.system, truth.parameters, from: state, at: problem.observed.times, using: &integrator)
                )
            } catch {
                continue
            }
        }
        self.trajectories = trajectories
    }
}

extension Trajectory {
    /// The state at one sample.
    func state(at sample: Int) -> [Double] { Array(states[sample * stateCount..<(sample + 1) * stateCount]) }
}
