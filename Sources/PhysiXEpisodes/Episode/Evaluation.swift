public import PhysiXKernel

/// What a proposal is worth beyond the samples that the agent saw, where the truth is known.
///
/// It is never part of the reward.
public struct Evaluation: Sendable, Hashable {
    /// The match with the trajectory without noise.
    public let noiseFreeMatch: Double
    /// The mean match with trajectories from initial states that the agent never saw.
    public let unseenMatch: Double
    /// Whether proposal and truth are the same law.
    ///
    /// That is: the same terms with numbers within 5 %, which is what noise of a few per cent leaves of a good fit, or
    /// the same values everywhere.
    public let isEquivalent: Bool
    /// Which share of the proposal's terms the truth has, and the other way round; numbers within 5 %.
    public let terms: TermAgreement

    /// How far numbers may differ, relative to the larger one.
    private static let tolerance = 0.05

    /// Evaluates a proposal.
    ///
    /// Costs an integration for each of four trajectories, one of them seen.
    ///
    /// - Returns: `nil` where the truth is not known or the proposal cannot be read.
    public init?(of action: Action, for problem: Problem) {
        guard let truth = problem.truth,
            let proposal = NumericSystem(action.equation, action.parameters, problem.scope),
            let law = NumericSystem(truth.equation, truth.parameters, problem.scope)
        else { return nil }
        noiseFreeMatch = proposal.match(with: truth.trajectory, from: problem.initialState, problem.scope)
        let unseen = UnseenTrajectories(of: problem, truth).trajectories
        let matches = unseen.map { proposal.match(with: $0, from: $0.state(at: 0), problem.scope) }
        unseenMatch = matches.reduce(0, +) / Double(max(1, matches.count))
        isEquivalent =
            proposal.equivalence(to: law, problem, tolerance: Self.tolerance) == .structural
            || proposal.equivalence(to: law, problem, tolerance: 1e-6).isEquivalent
        terms =
            proposal.system.termAgreement(
                with: law.system, parameters: proposal.values, truthParameters: law.values, tolerance: Self.tolerance)
            ?? TermAgreement(proposed: [], truth: [])
    }
}

extension Episode {
    /// The evaluation of the best proposal, once the episode has ended; the later of two that are equally good.
    ///
    /// - Returns: `nil` before the end, where the truth is not known, and where no proposal could be read.
    public func evaluation() -> Evaluation? {
        guard isDone, let best = history.max(by: { $0.reward.match <= $1.reward.match }) else { return nil }
        return Evaluation(of: Action(equation: best.equation, parameters: best.parameters), for: problem)
    }
}

/// Equations with the values of their parameters.
private struct NumericSystem {
    let system: EquationSystem
    let values: [Double]

    init?(_ equation: String, _ parameters: Parameters, _ scope: Scope) {
        let scope = Scope(
            stateVariables: scope.stateVariables, parameters: parameters.names, isDriven: scope.isDriven)
        do {
            system = try EquationSystem(parsing: equation, in: scope)
            values = try parameters.values(for: system)
        } catch {
            // What cannot be read has no evaluation; its turn has said why.
            return nil
        }
    }

    func match(with trajectory: Trajectory, from initialState: [Double]?, _ scope: Scope) -> Double {
        var verifier = Verifier(observed: trajectory, scope: scope, initialState: initialState)
        return verifier.verify(system, parameters: values).match
    }

    func equivalence(to law: NumericSystem, _ problem: Problem, tolerance: Double) -> Equivalence {
        let figures = Statistics(of: problem.observed, names: problem.stateVariables).variables
        return system.equivalence(
            to: law.system, parameters: values, otherParameters: law.values,
            ranges: figures.map { $0.minimum...$0.maximum }, tolerance: tolerance)
    }
}
