public import PhysiXKernel

/// A law that explains the samples, with its constants and how well it does.
public struct Candidate: Sendable, Hashable {
    /// The equations; their parameters are those of ``parameters``, in that order.
    public let system: EquationSystem
    /// The constants.
    public let parameters: Parameters
    /// The standard error of each constant; infinite where the samples do not determine it.
    ///
    /// A constant that is written as a rounder number within its error, or as a simple one within three, keeps the error.
    public let uncertainty: [Double]
    /// For each measured variable how much of its variance, over all experiments, the solutions explain: 1 at best.
    public let rSquared: [Double]
    /// The number of operators, as the reward counts them.
    public let complexity: Int
    /// For each experiment the state at its first sample that was fitted with the constants, hidden velocities included.
    public let initialStates: [[Double]]
    /// How many solutions, each from a state of its own, it took to follow the samples: 1 for each experiment, or more
    /// where the motion is too sensitive to its start; ``rSquared`` then speaks of all of them.
    public let segmentCount: Int
    /// The criterion by which laws compare; less is better, and a difference of 10 is strong evidence.
    ///
    /// Twice the negative logarithm of how likely the samples are under the law and of how rare such a law is.
    public let criterion: Double

    /// The fitted state at the first sample; of several experiments that of the first one.
    public var initialState: [Double] { initialStates[0] }
}

/// What a search found.
public struct DiscoveryResult: Sendable {
    /// The laws, the most credible first, but of those that the samples hardly tell apart the one in front whose
    /// predictions are most probably right; never empty.
    public let candidates: [Candidate]
    /// For each complexity that pays off the law with the smallest error, the simplest first.
    public let front: [Candidate]
    /// The estimated standard deviation of the noise of each measured variable, in its unit.
    public let noise: [Double]
    /// How sure the best law is, what else would explain the samples, and what to measure to find out.
    public let certainty: Certainty
    /// Sentences about the data and the search that a person should know.
    public let notes: [String]
    /// Whether it was stopped before it had finished.
    public let wasStopped: Bool
    /// The values without which the law was found, by experiment and row.
    ///
    /// They lie far from the law and from their neighbours; the law's ``Candidate/rSquared`` is about the others.
    public internal(set) var outliers: [OutlyingSample] = []
    /// Where variables jump, if no law was found that follows them; before and after may be two experiments.
    public internal(set) var jumps: [Jump] = []
    /// Whether a law with the time in it would explain the samples much better: something drives the motion or drifts.
    ///
    /// It is looked for where ``DiscoveryOptions/isDriven`` is false and the best law is doubtful or long.
    public internal(set) var seemsDriven = false
}

/// How far a search has come.
public struct DiscoveryProgress: Sendable {
    /// What it is doing.
    public enum Stage: Sendable, Hashable, CaseIterable {
        /// Comparing first guesses.
        case screening
        /// Adding, removing and exchanging terms.
        case searching
        /// Making the best laws exact.
        case polishing
        /// Fitting the best laws to samples with new noise.
        case resampling
    }

    /// What it is doing.
    public let stage: Stage
    /// The part of ``DiscoveryOptions/effort`` that is spent, from 0 to 1; most searches end long before 1.
    public let spent: Double
    /// The equations of the best law so far, with its parameters named provisionally.
    public let best: EquationSystem?
    /// The constants of the best law so far.
    public let parameters: [Double]
}
