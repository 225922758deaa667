/// What a trajectory can be differentiated with respect to.
public enum SensitivitySeed: Sendable, Hashable {
    /// The value of the parameter at this index.
    case parameter(Int)
    /// The initial value of the state variable at this index.
    case initialState(Int)
}

/// A trajectory and its derivatives with respect to parameters and initial values.
public struct Sensitivities: Sendable, Hashable {
    /// The trajectory itself.
    public let trajectory: Trajectory
    /// How many quantities it was differentiated with respect to.
    public let seedCount: Int
    /// `derivatives[(sample · stateCount + variable) · seedCount + seed]`; NaN where the trajectory was not reached.
    public let derivatives: [Double]

    /// The derivative of one state variable at one sample with respect to one seed.
    public subscript(sample: Int, variable: Int, seed: Int) -> Double {
        derivatives[(sample * trajectory.stateCount + variable) * seedCount + seed]
    }
}
