public import PhysiXKernel

/// What cannot be done with an episode.
public enum EpisodeError: Diagnosable, Hashable {
    /// It has ended, after this many turns.
    case finished(turns: Int, isConverged: Bool)
    /// This is no number of turns that an episode can have.
    case turnLimit(Int)
    /// A turn that was taken earlier earns something else now.
    case changed(turn: Int)

    /// What is wrong.
    public var summary: String {
        switch self {
        case .finished(let turns, let isConverged):
            "the episode has ended: it \(isConverged ? "converged" : "used its last turn") at turn \(turns)"
        case .turnLimit(let turns):
            "an episode cannot have \(turns) turns"
        case .changed(let turn):
            "turn \(turn) earns another reward now than when it was taken"
        }
    }

    /// What to do.
    public var hint: String? {
        switch self {
        case .finished: "start a new one"
        case .turnLimit: "use \(Episode.turnLimits.lowerBound) to \(Episode.turnLimits.upperBound)"
        case .changed: "go on with the version of PhysiX that it was taken with, or start a new one"
        }
    }
}
