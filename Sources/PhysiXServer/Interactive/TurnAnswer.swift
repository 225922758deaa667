import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel
import PhysiXStore

/// What a player gets for a turn: what is seen now, what the proposal predicts, and the proposal.
struct TurnAnswer: Sendable, JSONWritable {
    let observation: Observation
    let constants: WrittenConstants
    /// What the proposal predicts at the times of the samples; `nil` where it could not be read.
    let prediction: Trajectory?
    let proposal: Proposal

    func write(to json: inout JSONWriter) {
        json.reserveCapacity(2 * constants.byteCount + 2048)
        json.object(writeMembers)
    }

    func writeMembers(to json: inout JSONWriter) {
        json.object("observation") { observation.writeMembers(to: &$0, with: constants) }
        if let prediction {
            json.samples("predicted_trajectory", prediction, names: observation.stateVariables)
        } else {
            json.array("predicted_trajectory") { _ in }
        }
        json.member("action", proposal.action)
        json.member(
            "equation_markup",
            proposal.action.markup(stateVariables: observation.stateVariables, isDriven: observation.isDriven))
    }
}

extension Observation {
    /// Writes all members, `done` and `reward` included, with what is written already.
    func writeMembers(to json: inout JSONWriter, with constants: WrittenConstants) {
        writeFields(to: &json, with: constants, WrittenTurns())
        json.member("done", isDone)
        json.member("reward", reward)
    }
}
