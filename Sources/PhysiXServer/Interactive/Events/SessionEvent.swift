import PhysiXEpisodes
import PhysiXFormats

/// What happens in a session while somebody watches.
enum SessionEvent: Sendable {
    /// Where the session stands; the first event for everybody.
    case state(turn: Int, remaining: Int, isDone: Bool, busy: String?)
    /// A policy has begun to work on the next turn.
    case begun(policy: String)
    /// How far a search is, and the best that it has so far.
    case progress(policy: String, stage: String, spent: Double, best: Action?)
    /// More of what a model answers, and of what it thinks; it is shown as text and nothing else.
    case text(policy: String, String), reasoning(policy: String, String)
    /// A model does not answer yet, and why.
    case waiting(policy: String, String)
    /// A model has answered.
    case answered(ModelAnswer)
    /// A turn was taken.
    case turn(HistoryEntry, policy: String?, isDone: Bool)
    /// A policy's work came to nothing, and no turn was used up.
    case failed(policy: String, reason: String)
    /// The session was deleted.
    case deleted

    private var name: String {
        switch self {
        case .state: "state"
        case .begun: "begun"
        case .progress: "progress"
        case .text: "text"
        case .reasoning: "reasoning"
        case .waiting: "waiting"
        case .answered: "answered"
        case .turn: "turn"
        case .failed: "failed"
        case .deleted: "deleted"
        }
    }

    /// The event as it is sent.
    var sent: ServerSentEvent {
        var json = JSONWriter()
        json.object(writeMembers)
        var id: Int?
        if case .turn(let entry, _, _) = self { id = entry.turn }
        return ServerSentEvent(name: name, id: id, data: json.text)
    }

    private func writeMembers(to json: inout JSONWriter) {
        switch self {
        case .state(let turn, let remaining, let isDone, let busy):
            json.member("turn", turn)
            json.member("turn_remaining", remaining)
            json.member("done", isDone)
            json.member("busy", busy)
        case .begun(let policy): json.member("policy", policy)
        case .progress(let policy, let stage, let spent, let best):
            json.member("policy", policy)
            json.member("stage", stage)
            json.member("spent", spent, decimals: 3)
            guard let best else { return }
            json.member("equation", best.equation)
            json.numbers("params", best.parameters)
        case .text(let policy, let text), .reasoning(let policy, let text):
            json.member("policy", policy)
            json.member("text", text)
        case .waiting(let policy, let reason):
            json.member("policy", policy)
            json.member("detail", reason)
        case .answered(let answer): answer.writeMembers(to: &json)
        case .turn(let entry, let policy, let isDone):
            json.member("policy", policy)
            json.member("done", isDone)
            json.member("entry", entry)
        case .failed(let policy, let reason):
            json.member("policy", policy)
            json.member("detail", reason)
        case .deleted: break
        }
    }
}
