import PhysiXKernel

/// Where an episode that is played again is not what was recorded.
public struct ReplayDifference: Sendable, Hashable, CustomStringConvertible {
    /// The turn, from 1.
    public let turn: Int
    /// What differs, by its name in JSON, such as `reward` or `mismatch_summary`.
    public let part: String
    /// What was recorded.
    public let recorded: String
    /// What comes out now.
    public let computed: String

    /// One sentence without a full stop.
    public var description: String { "turn \(turn): `\(part)` was \(recorded) and is \(computed) now" }
}

extension EpisodeRecord {
    /// Plays the episode again and compares every reward bit for bit, and every sentence.
    ///
    /// - Returns: the first difference; `nil` where there is none.
    /// - Throws: ``EpisodeError/turnLimit(_:)`` for a number of turns that no episode has.
    public func firstDifference() throws(EpisodeError) -> ReplayDifference? {
        var episode = try Episode(problem, turnLimit: turnLimit)
        var verifier = problem.makeVerifier()
        for (index, turn) in turns.enumerated() {
            guard !episode.isDone else {
                return ReplayDifference(
                    turn: index + 1, part: "turn", recorded: "taken", computed: "behind the end of the episode")
            }
            try episode.step(turn.action, with: &verifier)
            guard let entry = episode.history.last else { preconditionFailure("a turn leaves an entry") }
            if let difference = turn.firstDifference(from: entry) { return difference }
        }
        return nil
    }
}

extension EpisodeRecord.Turn {
    fileprivate func firstDifference(from entry: HistoryEntry) -> ReplayDifference? {
        func difference(_ part: String, _ recorded: String, _ computed: String) -> ReplayDifference {
            ReplayDifference(turn: entry.turn, part: part, recorded: recorded, computed: computed)
        }
        if let breakdown {
            for (then, now) in zip(breakdown.parts, entry.reward.parts)
            where then.value.bitPattern != now.value.bitPattern {
                return difference(then.name, then.value.description, now.value.description)
            }
        }
        let total = entry.reward.total
        guard reward.bitPattern == total.bitPattern else {
            return difference("reward", reward.description, total.description)
        }
        guard mismatchSummary.utf8.elementsEqual(entry.mismatchSummary.utf8) else {
            return difference("mismatch_summary", "“\(mismatchSummary)”", "“\(entry.mismatchSummary)”")
        }
        return nil
    }
}

extension RewardBreakdown {
    /// The parts that all others follow from, by their names in JSON.
    package var parts: [(name: String, value: Double)] {
        [
            ("match", match), ("progress", progress), ("simplicity", simplicity), ("format", format),
            ("shape", diagnostics.shape), ("freq", diagnostics.frequency), ("amplitude", diagnostics.amplitude),
        ]
    }

    /// A breakdown from values in the order of ``parts``.
    package init(parts: [Double]) {
        precondition(parts.count == 7, "a value for each part")
        self.init(
            match: parts[0], progress: parts[1], simplicity: parts[2], format: parts[3],
            diagnostics: Diagnostics(shape: parts[4], frequency: parts[5], amplitude: parts[6]))
    }
}
