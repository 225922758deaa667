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

extension Sifting {
    /// The wild values by their places in the trajectories from which the measurements were taken, in their order.
    func outliers(in trajectories: [Trajectory]) -> [OutlyingSample] {
        let all = wild.enumerated().flatMap { variable, samples in
            samples.map { sample in
                let experiment = kept.experiments.firstIndex { $0.contains(sample) } ?? 0
                let time = kept.times[sample]
                let row = trajectories[experiment].times.firstIndex(of: time) ?? 0
                return OutlyingSample(experiment: experiment, row: row, time: time, variable: variable)
            }
        }
        return all.sorted { ($0.experiment, $0.row, $0.variable) < ($1.experiment, $1.row, $1.variable) }
    }
}
