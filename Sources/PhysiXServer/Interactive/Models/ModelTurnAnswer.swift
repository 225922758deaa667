import PhysiXFormats
import PhysiXStore

/// What a player gets for a model's turn: that of any turn, and what the model said.
struct ModelTurnAnswer: JSONWritable {
    let turn: TurnAnswer
    /// The model as it was asked for.
    let model: String

    func write(to json: inout JSONWriter) {
        json.object { json in
            turn.writeMembers(to: &json)
            json.member("raw_completion", turn.proposal.completion ?? "")
            json.member("latency_s", turn.proposal.latency ?? 0, decimals: 3)
            json.member("model", model)
        }
    }
}
