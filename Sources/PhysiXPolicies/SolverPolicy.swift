public import PhysiXDiscovery
public import PhysiXEpisodes
import PhysiXKernel

/// The built-in agent: a search for the law in the samples that it sees, without network, key or knowledge of systems.
///
/// It looks at an observation's samples, names and hint, never at what stands behind them; the system's id tells it
/// nothing. Its first answer is a quick one. Every later one means that the ones before were not good enough: then it
/// searches longer once, and goes through the runners-up.
public struct SolverPolicy: Sendable {
    /// How much work each search may take; see `DiscoveryOptions.effort`.
    private static let efforts = [5000, 25_000]

    private var attemptsMade = 0
    private var untried: [Candidate] = []
    private var tried: Set<EquationSystem> = []

    /// A policy for one episode.
    public init() {}

    /// Proposes a law.
    ///
    /// - Parameters:
    ///   - observation: what the agent sees.
    ///   - progress: called now and then during a search; return false to propose the best so far.
    /// - Returns: the best law that it has not proposed yet; after the last one the best of all again.
    /// - Throws: a ``DiscoveryError`` where the samples are too few or unusable.
    public mutating func propose(
        for observation: Observation, progress: (DiscoveryProgress) -> Bool = { _ in true }
    ) throws(DiscoveryError) -> Action {
        if attemptsMade < Self.efforts.count {
            try search(observation, effort: Self.efforts[attemptsMade], progress)
            attemptsMade += 1
        }
        guard let best = untried.first else { return repeated(observation) }
        untried.removeFirst()
        tried.insert(best.system)
        return Action(best)
    }

    private mutating func search(
        _ observation: Observation, effort: Int, _ progress: (DiscoveryProgress) -> Bool
    ) throws(DiscoveryError) {
        let result = try Discovery.run(
            observation.trajectory, stateVariables: observation.stateVariables,
            options: DiscoveryOptions(isDriven: observation.isDriven, hint: observation.hint, effort: effort),
            progress: progress)
        let known = Set(result.candidates.map(\.system))
        let others = result.candidates.dropFirst() + untried.filter { !known.contains($0.system) }
        untried = result.candidates.prefix(1) + others.sorted { $0.criterion < $1.criterion }
        untried.removeAll { tried.contains($0.system) }
    }

    /// The proposal that matched best so far.
    private func repeated(_ observation: Observation) -> Action {
        guard let best = observation.history.max(by: { $0.reward.match < $1.reward.match }) else { return Action() }
        return Action(
            equation: best.equation, parameters: best.parameters,
            rationale: "nothing better was found than turn \(best.turn)")
    }
}

extension Action {
    /// A found law as a proposal.
    init(_ candidate: Candidate) {
        let mean = candidate.rSquared.reduce(0, +) / Double(max(candidate.rSquared.count, 1))
        self.init(
            equation: candidate.system.description, parameters: candidate.parameters,
            rationale:
                "fitted to the samples: R² \((mean * 1e4).rounded() / 1e4) with \(candidate.parameters.count) parameters"
        )
    }
}

extension SolverPolicy {
    /// The best law of each complexity that a search finds, from the simplest on; none where the samples are unusable.
    static func stages(for observation: Observation, effort: Int) -> [Action] {
        do throws(DiscoveryError) {
            let result = try Discovery.run(
                observation.trajectory, stateVariables: observation.stateVariables,
                options: DiscoveryOptions(isDriven: observation.isDriven, hint: observation.hint, effort: effort))
            return result.front.sorted { $0.complexity < $1.complexity }.map(Action.init)
        } catch {
            return []
        }
    }
}
