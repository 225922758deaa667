package import PhysiXFormats
public import PhysiXKernel

/// An initial state that the verification had to fit to the samples, in whole or in part.
public struct FittedInitialState: Sendable, Hashable {
    /// The names of all state variables of the proposal, hidden velocities after the measured ones.
    public let stateVariables: [String]
    /// Their values at the first time: as known, or fitted.
    public let values: [Double]
    /// Whether the fit had spent its budget before it converged; see ``Verifier/isInitialStateFitStopped``.
    public let isStopped: Bool

    /// That of a verifier's last verification; `nil` where the initial state was known.
    public init?(of verifier: borrowing Verifier) {
        guard verifier.isInitialStateFitted else { return nil }
        stateVariables = verifier.system.scope.stateVariables
        values = verifier.initialState
        isStopped = verifier.isInitialStateFitStopped
    }

    /// Writes the members `fitted_initial_state` and, where it applies, `fit_stopped` (Docs/Contract.md §2).
    package func writeMembers(to json: inout JSONWriter) {
        json.object("fitted_initial_state") { json in
            for (name, value) in zip(stateVariables, values) { json.member(name, value) }
        }
        if isStopped { json.member("fit_stopped", true) }
    }
}
