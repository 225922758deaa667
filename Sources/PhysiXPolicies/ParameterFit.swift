public import PhysiXEpisodes
public import PhysiXKernel

/// The numbers of a proposal, fitted to the samples that its author sees.
///
/// Nothing but an observation is used: where the motion starts is fitted together with the parameters, and nothing is
/// known of the truth. The equations stay as they are; a number that stands in them is no parameter.
///
/// *Method*: the descents of Levenberg and Marquardt on longer and longer parts of the samples, so that a wrong number does
/// not yet fall out of step, from the proposed numbers and from smaller and larger ones. *Cost*: at most 3 · 4 · 16
/// integrations with derivatives, each within a budget counted in evaluations.
public struct ParameterFit: Sendable, Hashable {
    /// The proposal with the fitted numbers; with its own where they are as good, or cannot be fitted.
    public let action: Action
    /// Whether numbers were changed.
    public let isChanged: Bool

    /// Fits.
    public init(of proposal: Action, to observation: Observation) {
        var integrator = Integrator()
        guard var descent = ProposalDescent(proposal, observation), let fitted = descent.run(&integrator) else {
            action = proposal
            isChanged = false
            return
        }
        var changed = proposal
        for (name, value) in fitted { changed.parameters[name] = value.shortened }
        let isBetter = Self.match(of: changed, observation) > Self.match(of: proposal, observation)
        action = isBetter ? changed : proposal
        isChanged = isBetter
    }

    private static func match(of action: Action, _ observation: Observation) -> Double {
        var verifier = observation.makeVerifier()
        return Assessment(of: action, by: &verifier).reward.match
    }
}

extension Observation {
    /// A verifier for whoever sees no more than this: it fits every initial state.
    public func makeVerifier() -> Verifier {
        Verifier(observed: trajectory, scope: Scope(stateVariables: stateVariables, isDriven: isDriven))
    }
}

extension Double {
    /// The number with six significant digits, as people and models write numbers.
    fileprivate var shortened: Double {
        guard isFinite, self != 0, magnitude > 1e-280, magnitude < 1e280 else { return self }
        // log10(2) = 0.30103; one digit more or less does no harm.
        let digits = 5 - Int((Double(exponent) * 0.30103).rounded(.down))
        guard let scale = Double("1e\(digits)"), let inverse = Double("1e\(-digits)") else { return self }
        let steps = (digits < 0 ? self / inverse : self * scale).rounded()
        return Double("\(Int64(steps))e\(-digits)") ?? self
    }
}
