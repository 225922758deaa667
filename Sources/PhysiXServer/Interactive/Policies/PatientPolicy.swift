import PhysiXEpisodes
import PhysiXStore

/// Somebody who takes long to propose: the built-in solver, or a model elsewhere.
///
/// A new one is a type that conforms, in a file beside this one, and a route that hands it to ``InteractiveSessions``:
/// taking turns, keeping them, stopping and telling are the same for all.
protocol PatientPolicy: Sendable {
    /// What it is called in events and in what is kept.
    var name: String { get }

    /// Whether it works on another machine and this one only waits, so that there is room for many.
    var isElsewhere: Bool { get }

    /// Proposes.
    ///
    /// - Parameters:
    ///   - observation: what it sees.
    ///   - work: tells it to stop, and takes reports of how far it is.
    /// - Returns: what it proposes.
    /// - Throws: ``InteractiveError``, and whatever else it may meet; no turn is used up then.
    func propose(for observation: Observation, _ work: PolicyWork) async throws -> Proposal
}

extension PatientPolicy {
    var isElsewhere: Bool { false }
}
