import PhysiXEpisodes
import PhysiXFormats
import PhysiXStore

/// Where a session stands: its answer at the beginning, and its summary later.
struct SessionOverview: Sendable, JSONWritable {
    let session: PhysiXStore.Session
    /// What clients call it.
    let name: String
    let constants: WrittenConstants
    /// The policy that is at work on the next turn.
    let busy: String?

    func write(to json: inout JSONWriter) {
        let episode = session.episode
        let observation = episode.observation
        json.object { json in
            json.member("session_id", name)
            json.object("system") { json in
                json.member("system_id", observation.systemID)
                json.member("state_variables", observation.stateVariables)
            }
            json.member("turn", observation.turn)
            json.member("turn_remaining", observation.turnsRemaining)
            json.member("max_turns", episode.turnLimit)
            json.member("done", session.ended != nil)
            json.member("converged", episode.isConverged)
            json.member("reward", observation.reward)
            json.member("busy", busy)
            json.object("observation") { observation.writeMembers(to: &$0, with: constants) }
            guard session.ended != nil else { return }
            if let evaluation = session.evaluation { json.member("evaluation", evaluation) }
            // Only now: before the end it would be the answer.
            if let truth = episode.problem.truth {
                json.object("truth") { json in
                    json.member("system_id", truth.system.id)
                    json.member("equation", truth.equation)
                    json.numbers("params", truth.parameters)
                    let law = Action(equation: truth.equation, parameters: truth.parameters)
                    json.member(
                        "equation_markup",
                        law.markup(stateVariables: observation.stateVariables, isDriven: observation.isDriven))
                }
            }
        }
    }
}
