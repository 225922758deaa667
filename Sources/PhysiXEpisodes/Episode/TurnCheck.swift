import PhysiXFormats

/// What one turn changes, and what it leaves.
struct TurnCheck {
    private let before: JSONValue
    private let after: JSONValue
    private let action: Action

    init(before: JSONValue, after: JSONValue, _ action: Action) {
        self.before = before
        self.after = after
        self.action = action
    }

    var violations: [String] {
        var found: [String] = []
        let turn = (before["turn"]?.integer ?? 0) + 1
        if after["turn"]?.integer != turn { found.append("`turn` is not \(turn)") }
        if after["turn_remaining"]?.integer != before["turn_remaining"]?.integer.map({ $0 - 1 }) {
            found.append("`turn_remaining` is not one less")
        }
        for key in ["trajectory", "state_variables", "hint", "system_id", "stats"] where after[key] != before[key] {
            found.append("`\(key)` has changed")
        }
        let history = after["history"]?.array ?? []
        if Array(history.dropLast()) != before["history"]?.array { found.append("the history before has changed") }
        let entry = history.last
        if entry?["turn"]?.integer != turn || entry?["equation"]?.string != action.equation {
            found.append("the last entry of the history is not this turn")
        }
        if entry?["mismatch_summary"] != after["mismatch_summary"] || after["mismatch_summary"]?.string == "" {
            found.append("the mismatch is not that of the last entry")
        }
        let total = after["reward_breakdown"]?["total"]
        if after["reward"] != total || entry?["reward_total"] != total { found.append("three rewards differ") }
        let isConverged = after["reward_breakdown"]?["match"]?.double ?? 0 >= 0.93
        if after["done"]?.bool != (isConverged || after["turn_remaining"]?.integer == 0) {
            found.append("`done` does not follow from the match and the turns")
        }
        return found
    }
}
