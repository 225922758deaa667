public import PhysiXKernel

/// What verification says about one proposal: everything that a turn's answer is made from.
public struct Verdict: Sendable, Equatable {
    /// Why a proposal has no reward.
    public enum Failure: Sendable, Equatable {
        /// It is no equation of motion.
        case parse(EquationError)
        /// It could not be integrated over the whole time.
        case simulation(Ending)
    }

    /// The reward and its parts.
    public let reward: RewardBreakdown
    /// R² of each measured state variable; empty where the proposal failed.
    public let rSquared: [Double]
    /// What is off.
    public let mismatch: Mismatch
    /// Why it failed; `nil` where it did not.
    public let failure: Failure?
    /// The solution at the times of the samples, up to where it failed (then NaN); `nil` where nothing could be read.
    public let prediction: Trajectory?
    /// The initial state, hidden velocities included, where it had to be fitted to the samples.
    public let fittedInitialState: FittedInitialState?

    /// Verifies a proposal.
    ///
    /// - Parameters:
    ///   - action: the proposal.
    ///   - previousMatch: the match of the turn before, for the progress.
    ///   - verifier: a verifier of the problem that the proposal is about.
    public init(of action: Action, previousMatch: Double = 0, by verifier: inout Verifier) {
        switch Assessment(of: action, previousMatch: previousMatch, by: &verifier) {
        case .failure(.parse(let error)):
            self.init(failure: .parse(error), mismatch: Mismatch(error), prediction: nil)
        case .failure(.simulation(let ending)):
            self.init(
                failure: .simulation(ending), mismatch: .simulationFailed(ending), prediction: verifier.prediction)
        case .reward(let reward, let score, let comparison):
            self.init(
                reward: reward, rSquared: score.rSquared,
                mismatch: Mismatch(
                    comparison, rSquared: score.rSquared, match: score.match, variables: verifier.scope.stateVariables),
                prediction: verifier.prediction, fittedInitialState: FittedInitialState(of: verifier))
        }
    }

    private init(failure: Failure, mismatch: Mismatch, prediction: Trajectory?) {
        self.init(reward: .zero, rSquared: [], mismatch: mismatch, failure: failure, prediction: prediction)
    }

    private init(
        reward: RewardBreakdown, rSquared: [Double], mismatch: Mismatch, failure: Failure? = nil,
        prediction: Trajectory?, fittedInitialState: FittedInitialState? = nil
    ) {
        self.reward = reward
        self.rSquared = rSquared
        self.mismatch = mismatch
        self.failure = failure
        self.prediction = prediction
        self.fittedInitialState = fittedInitialState
    }
}

extension Problem {
    /// A verifier of proposals for this problem: keep one, it owns the memory of the work.
    public func makeVerifier() -> Verifier {
        Verifier(
            observed: observed, scope: scope, initialState: initialState, hiddenVelocities: hiddenVelocities)
    }
}
