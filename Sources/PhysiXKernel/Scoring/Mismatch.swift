/// What is off between a prediction and the data, said in one deterministic sentence (Docs/Contract.md §4).
public enum Mismatch: Sendable, Hashable {
    /// They agree: match ≥ 0.93.
    case agrees
    /// The worst state variable deviates, by more than a quarter of its standard deviation from this time on.
    case deviates(Deviation, variable: String, time: Double)
    /// The proposal could not be integrated.
    case simulationFailed(Ending)
    /// The proposal is no equation of motion; the text says why.
    case notUnderstood(String)

    /// The way in which one variable deviates.
    public enum Deviation: Sendable, Hashable {
        /// Right at first, then away.
        case late
        /// Wrong within the first 15 % of the time.
        case fromTheStart(tooHigh: Bool)
        /// Another frequency, in periods per second; `nil` where there is no oscillation.
        case frequency(predicted: Double?, observed: Double?)
        /// The same frequency, later by this many seconds, or earlier where negative.
        case phase(lag: Double)
        /// The same frequency and phase, with this many times the observed standard deviation.
        case amplitude(ratio: Double)
        /// The same shape, too high by this much, or too low where negative.
        case offset(by: Double)
    }

    /// The match from which on prediction and data agree, and an episode has converged.
    public static let agreement = 0.93

    /// The mismatch of a text that is not an equation.
    public init(_ error: EquationError) {
        self = .notUnderstood(error.summary + (error.hint.map { "; " + $0 } ?? ""))
    }

    /// The sentence for an agent and for people.
    public var sentence: String {
        switch self {
        case .agrees: "Predicted and observed trajectories agree closely."
        case .deviates(let deviation, let variable, let time):
            "predicted \(variable) \(deviation.clause) t=\(Self.seconds(time))."
        case .simulationFailed(let ending): "simulation failed: \(ending.sentence)."
        case .notUnderstood(let reason): "parse error: \(reason)\(reason.hasSuffix("?") ? "" : ".")"
        }
    }

    /// One decimal, and more for a time that one would show as 0.0.
    private static func seconds(_ time: Double) -> String {
        (time.magnitude < 1 && time != 0 ? time.significant(1) : time.fixed(1)) + "s"
    }
}

extension Mismatch.Deviation {
    /// What stands between the variable's name and the time.
    fileprivate var clause: String {
        switch self {
        case .late: "diverges past"
        case .fromTheStart(let tooHigh): "starts wrong: it is too \(tooHigh ? "high" : "low") already at"
        case .frequency(let predicted?, let observed?):
            "has the wrong frequency, \(predicted.significant(2)) Hz instead of \(observed.significant(2)) Hz: "
                + "out of step past"
        case .frequency(nil, let observed):
            "does not oscillate, the observed one does\(observed.map { " at \($0.significant(2)) Hz" } ?? ""): apart past"
        case .frequency(let predicted?, nil):
            "oscillates at \(predicted.significant(2)) Hz, the observed one does not: apart past"
        case .phase(let lag):
            "has the wrong phase, \(lag.magnitude.significant(2))s too \(lag > 0 ? "late" : "early"), past"
        case .amplitude(let ratio): "has the wrong amplitude, \(ratio.significant(2)) times the observed one, past"
        case .offset(let offset):
            "has a steady offset, \(offset.magnitude.significant(2)) too \(offset > 0 ? "high" : "low"), past"
        }
    }
}
