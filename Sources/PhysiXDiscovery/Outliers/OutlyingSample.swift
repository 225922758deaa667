import PhysiXKernel

/// A measured value that lies so far from the law, and from what stands around it, that the law was found without it.
public struct OutlyingSample: Sendable, Hashable {
    /// The experiment, counted from 0.
    public let experiment: Int
    /// The row of the experiment's trajectory, counted from 0.
    public let row: Int
    /// The time of the row, as in the trajectory.
    public let time: Double
    /// The index of the variable.
    public let variable: Int
}

extension OutlyingSample {
    /// The value of a variable at a sample of measurements, in the trajectories from which these were taken.
    init(sample: Int, variable: Int, of measurements: Measurements, in trajectories: [Trajectory]) {
        let index = measurements.experiments.firstIndex { $0.contains(sample) } ?? 0
        let time = measurements.times[sample]
        experiment = index
        row = trajectories[index].times.firstIndex(of: time) ?? 0
        self.time = time
        self.variable = variable
    }
}
