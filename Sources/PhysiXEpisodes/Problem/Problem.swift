public import PhysiXKernel

/// What an agent is to explain: a measured trajectory, and the truth behind it where it is known.
///
/// A value. Draw one from a system (``init(drawing:seed:options:)``) or bring a trajectory of your own
/// (``init(observed:scope:initialState:hiddenVelocities:hint:systemID:)``).
public struct Problem: Sendable, Hashable {
    /// The system's id as the agent sees it.
    public let systemID: String
    /// The names that a proposal may use, apart from its own parameters.
    public let scope: Scope
    /// The sentence that the agent gets.
    public let hint: String
    /// The samples; NaN where nothing was measured.
    public let observed: Trajectory
    /// The true state at the first sample; `nil` where it has to be fitted together with the score.
    public let initialState: [Double]?
    /// Known velocities at the first sample of variables that were measured without them: `vy` for that of `y`.
    public let hiddenVelocities: Parameters
    /// The truth, for problems that were drawn.
    public let truth: Truth?

    /// What stands behind a problem that was drawn.
    public struct Truth: Sendable, Hashable {
        /// The equations of motion, in the names that the agent sees.
        public let equation: String
        /// The numbers in them, and the decoys.
        public let parameters: Parameters
        /// The solution without noise, at the times of the samples.
        public let trajectory: Trajectory
        /// The system it was drawn from.
        public let system: SystemDefinition
        /// The seed it was drawn with.
        public let seed: UInt64
    }

    /// The state variables that were measured.
    public var stateVariables: [String] { scope.stateVariables }

    init(
        systemID: String, scope: Scope, hint: String, observed: Trajectory, initialState: [Double]?,
        hiddenVelocities: Parameters = [:], truth: Truth?
    ) {
        self.systemID = systemID
        self.scope = scope
        self.hint = hint
        self.observed = observed
        self.initialState = initialState
        self.hiddenVelocities = hiddenVelocities
        self.truth = truth
    }

    /// The sub-streams of a problem's seed; independent, so that more noise changes no parameter.
    package enum Stream: Int {
        case parameters, noise, sampling, unseenStates, system, flaws
    }
}
