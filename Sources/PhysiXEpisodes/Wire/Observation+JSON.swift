public import PhysiXFormats
import PhysiXKernel

extension Observation: JSONWritable {
    /// Writes the observation with the keys of Docs/Contract.md §2.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            writeFields(to: &json)
            json.member("done", isDone)
            json.member("reward", reward)
        }
    }

    /// Writes all members but `done` and `reward`, which some protocols keep beside the observation.
    package func writeFields(to json: inout JSONWriter) {
        writeBeginning(to: &json)
        writeTurns(to: &json, with: WrittenTurns())
        writeSystem(to: &json)
        writeOutcome(to: &json)
    }

    /// Writes the same with what is written already.
    ///
    /// - Parameters:
    ///   - json: where to write.
    ///   - constants: what stays the same throughout the episode.
    ///   - turns: the first of its turns.
    package func writeFields(to json: inout JSONWriter, with constants: WrittenConstants, _ turns: WrittenTurns) {
        json.members(verbatim: constants.beginning)
        writeTurns(to: &json, with: turns)
        json.members(verbatim: constants.system)
        writeOutcome(to: &json)
    }

    func writeBeginning(to json: inout JSONWriter) {
        json.samples("trajectory", trajectory, names: stateVariables)
        json.member("state_variables", stateVariables)
        json.member("hint", hint)
    }

    private func writeTurns(to json: inout JSONWriter, with turns: WrittenTurns) {
        json.array("history") { json in
            json.elements(verbatim: turns.bytes)
            for entry in history.dropFirst(turns.count) { json.value(entry) }
        }
        json.member("mismatch_summary", mismatchSummary)
        json.member("turn", turn)
        json.member("turn_remaining", turnsRemaining)
    }

    func writeSystem(to json: inout JSONWriter) {
        json.member("system_id", systemID)
        json.member("stats", statistics)
    }

    private func writeOutcome(to json: inout JSONWriter) {
        json.member("reward_breakdown", rewardBreakdown)
        json.object("metadata", writeMetadata)
    }

    /// Whether there is anything that has no key of its own.
    package var hasMetadata: Bool { isDriven || fittedInitialState != nil || hasPrompt }

    /// Writes what has no key of its own: that `t` may be used, that the initial state had to be fitted, and the prompt
    /// where it is wanted.
    package func writeMetadata(to json: inout JSONWriter) {
        if isDriven { json.member("driven", true) }
        fittedInitialState?.writeMembers(to: &json)
        guard hasPrompt else { return }
        let prompt = Prompt(self)
        json.object("prompt") { json in
            json.member("system", prompt.system)
            json.member("user", prompt.user)
        }
    }
}

extension Statistics: JSONWritable {
    /// Writes all figures as one object from names to numbers.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            let figures = named
            for (name, value) in zip(figures.names, figures.values) { json.member(name, value) }
            json.member("samples", samples)
        }
    }
}

extension HistoryEntry: JSONWritable {
    /// Writes the entry with the keys of contract §2.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("turn", turn)
            json.member("equation", equation)
            json.numbers("params", parameters)
            json.member("reward_total", reward.total)
            json.object("reward_components") { json in
                json.member("match", reward.match)
                json.member("progress", reward.progress)
                json.member("simplicity", reward.simplicity)
                json.member("format", reward.format)
            }
            json.member("mismatch_summary", mismatchSummary)
        }
    }
}

extension RewardBreakdown: JSONWritable {
    /// Writes the breakdown with the keys of contract §2.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("match", match)
            json.member("progress", progress)
            json.member("simplicity", simplicity)
            json.member("format", format)
            json.member("total", total)
            json.member("shape", diagnostics.shape)
            json.member("freq", diagnostics.frequency)
            json.member("amplitude", diagnostics.amplitude)
            json.member("match_dense", matchDense)
            json.member("correctness", correctness)
        }
    }
}
