import PhysiXFormats

/// What holds for any observation by itself: its keys, its types, its ranges.
enum ObservationShape {
    private static let keys: Set<String> = [
        "trajectory", "state_variables", "hint", "history", "mismatch_summary", "turn", "turn_remaining", "system_id",
        "stats", "reward_breakdown", "done", "reward", "metadata",
    ]
    private static let rewardKeys: Set<String> = [
        "match", "progress", "simplicity", "format", "total", "shape", "freq", "amplitude", "match_dense",
        "correctness",
    ]
    private static let entryKeys: Set<String> = [
        "turn", "equation", "params", "reward_total", "reward_components", "mismatch_summary",
    ]

    static func violations(of observation: JSONValue) -> [String] {
        var found: [String] = []
        if keySet(observation) != keys { found.append("the keys are not those of an observation") }
        let names = observation["state_variables"]?.array?.compactMap(\.string) ?? []
        if names.isEmpty || names.contains("t") { found.append("`state_variables` must name the state, without `t`") }
        found += trajectoryViolations(observation["trajectory"]?.array ?? [], names)
        let figures = keySet(observation["stats"])
        for name in names where !["min", "max", "mean", "std"].allSatisfy({ figures.contains("\(name)_\($0)") }) {
            found.append("`stats` lacks figures of `\(name)`")
        }
        if !figures.isSuperset(of: ["duration", "samples"]) { found.append("`stats` lacks duration or samples") }
        found += rewardViolations(observation)
        for entry in observation["history"]?.array ?? [] where keySet(entry) != entryKeys {
            found.append("the keys are not those of a history entry")
        }
        return found
    }

    private static func keySet(_ value: JSONValue?) -> Set<String> { Set(value?.object?.members.map(\.key) ?? []) }

    private static func trajectoryViolations(_ samples: [JSONValue], _ names: [String]) -> [String] {
        var last = -Double.infinity
        for sample in samples {
            guard let time = sample["t"]?.double, time > last else { return ["the times do not increase strictly"] }
            guard keySet(sample) == Set(["t"] + names) else { return ["a sample's keys are not `t` and the state"] }
            last = time
        }
        return samples.count < 2 ? ["there are fewer than two samples"] : []
    }

    private static func rewardViolations(_ observation: JSONValue) -> [String] {
        let breakdown = observation["reward_breakdown"]
        var found: [String] = []
        if keySet(breakdown) != rewardKeys { found.append("the keys are not those of a reward") }
        for member in breakdown?.object?.members ?? [] {
            guard let value = member.value.double, (0...1).contains(value) else {
                found.append("`\(member.key)` is not a number from 0 to 1")
                continue
            }
        }
        func part(_ key: String) -> Double { breakdown?[key]?.double ?? 0 }
        let total = 0.5 * part("match") + 0.2 * part("progress") + 0.2 * part("simplicity") + 0.1 * part("format")
        if (total - part("total")).magnitude > 1e-12 { found.append("`total` is not the weighted sum of its parts") }
        return found
    }
}

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
