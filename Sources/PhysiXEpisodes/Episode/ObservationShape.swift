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
