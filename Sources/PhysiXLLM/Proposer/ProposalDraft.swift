import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel
import PhysiXPolicies

/// One answer read as a proposal, before it is known whether it counts.
struct ProposalDraft: Sendable {
    var action: Action
    let completion: String
    let remark: String?
    let reasoning: String?
    let answeredBy: String

    init(_ reply: ChatReply) {
        completion = reply.text
        reasoning = reply.reasoning
        answeredBy = reply.model
        let read = Completion(parsing: completion)
        action = read.action
        remark = read.remark
    }

    /// The draft whose reward an agent with no more than the observation would expect to be the highest; the first of
    /// several.
    static func best(of drafts: [ProposalDraft], _ observation: Observation, _ help: ProposalHelp) -> ProposalDraft {
        let helped = drafts.map { $0.helped(help, observation) }
        guard helped.count > 1 else { return helped[0] }
        let previous = observation.rewardBreakdown.match
        var verifier = observation.makeVerifier()
        var best = (draft: helped[0], reward: -1.0)
        for draft in helped {
            let reward = Assessment(of: draft.action, previousMatch: previous, by: &verifier).reward.total
            if reward > best.reward { best = (draft, reward) }
        }
        return best.draft
    }

    private func helped(_ help: ProposalHelp, _ observation: Observation) -> ProposalDraft {
        var draft = self
        draft.action.metadata = help.metadata
        guard help.isFitted else { return draft }
        let fit = ParameterFit(of: draft.action, to: observation)
        guard fit.isChanged else { return draft }
        draft.action = fit.action
        let pairs = zip(action.parameters.names, action.parameters.values)
        draft.action.metadata["proposed_params"] = .object(
            JSONObject(pairs.map { JSONObject.Member(key: $0, value: JSONValue($1)) }))
        return draft
    }
}
