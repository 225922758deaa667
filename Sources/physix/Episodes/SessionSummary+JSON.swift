import PhysiXFormats
import PhysiXStore

extension SessionSummary {
    /// Writes the summary as one line (Docs/Contract.md §10).
    func write(lineTo json: inout JSONWriter) throws {
        let evaluation = try evaluation.map { text throws(JSONError) in try JSONValue(parsing: text) }
        json.object { json in
            json.member("id", label.id.description)
            json.member("system_id", systemID)
            json.member("policy", label.policy)
            json.member("version", label.version)
            json.member("turns", turns)
            json.member("max_turns", turnLimit)
            json.member("last_r_match", lastMatch)
            json.member("done", ended != nil)
            json.member("evaluation", evaluation)
            json.member("created", label.created.description)
            json.member("updated", updated.description)
        }
        json.endLine()
    }
}
