import PhysiXFormats
import PhysiXStore

/// A session of a list, without what its player may not know yet.
struct ListedSession: JSONWritable {
    private let session: SessionSummary

    private let name: String

    /// - Parameters:
    ///   - session: what the store has of it.
    ///   - names: how clients call it.
    init(_ session: SessionSummary, _ names: SessionNames) {
        self.session = session
        name = names.name(session.label.id)
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("session_id", name)
            json.member("created", "\(session.label.created)")
            json.member("updated", "\(session.updated)")
            json.member("turn", session.turns)
            json.member("turn_remaining", session.turnLimit - session.turns)
            json.member("max_turns", session.turnLimit)
            json.member("last_r_match", session.lastMatch)
            json.member("done", session.ended != nil)
        }
    }
}
