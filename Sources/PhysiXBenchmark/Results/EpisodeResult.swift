public import PhysiXEpisodes
public import PhysiXFormats

/// One line of a comparison: an episode that a policy has played to its end.
public struct EpisodeResult: Sendable, Hashable {
    /// What episodes have in common that are compared; results under other rules do not compare.
    public struct Rules: Sendable, Hashable {
        /// How many turns there are.
        public var turnLimit: Int
        /// How many samples are taken.
        public var samples: Int
        /// How much is told: `full` or `anonymous`.
        public var reveal: String
        /// Which law holds: `original` or `altered`.
        public var variant: String
        /// How models are asked, as words; empty where it is left to their APIs.
        public var asking: String

        /// Rules from their parts.
        public init(turnLimit: Int, samples: Int, reveal: String, variant: String, asking: String = "") {
            self.turnLimit = turnLimit
            self.samples = samples
            self.reveal = reveal
            self.variant = variant
            self.asking = asking
        }
    }

    /// What was asked of whom; the noise is a fraction of each variable's standard deviation.
    public let key: CaseKey
    /// Under which rules.
    public let rules: Rules
    /// The turns that were taken.
    public let turns: [EpisodeTurn]
    /// Whether the last proposal agrees with the samples.
    public let isSolved: Bool
    /// Whether the best proposal is the true law.
    public let isEquivalent: Bool
    /// What the tokens cost in US dollars, where prices are known.
    public let cost: Double?

    /// The result of an episode that has ended.
    public init(_ key: CaseKey, _ rules: Rules, _ episode: Episode, _ turns: [EpisodeTurn], cost: Double?) {
        self.key = key
        self.rules = rules
        self.turns = turns
        self.cost = cost
        isSolved = episode.isConverged
        isEquivalent = episode.evaluation()?.isEquivalent ?? false
    }

    /// The reward of the best turn.
    public var bestReward: Double { turns.map(\.reward.total).max() ?? 0 }

    /// The match of the best turn.
    public var bestMatch: Double { turns.map(\.reward.match).max() ?? 0 }

    /// The tokens of all turns; `nil` where one does not say.
    public var tokens: EpisodeTurn.Tokens? {
        let counts = turns.compactMap(\.tokens)
        guard !counts.isEmpty, counts.count == turns.count else { return nil }
        return EpisodeTurn.Tokens(
            prompt: counts.reduce(0) { $0 + $1.prompt }, completion: counts.reduce(0) { $0 + $1.completion })
    }
}

extension EpisodeResult: BenchmarkResult {
    /// Writes the line's object.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            key.write(to: &json)
            json.member("max_turns", rules.turnLimit)
            json.member("samples", rules.samples)
            json.member("reveal", rules.reveal)
            json.member("variant", rules.variant)
            if !rules.asking.isEmpty { json.member("asking", rules.asking) }
            json.member("solved", isSolved)
            json.member("equivalent", isEquivalent)
            json.member("reward", bestReward)
            json.member("cost_usd", cost)
            json.array("turns") { json in
                for turn in turns { json.object(turn.writeMembers) }
            }
        }
    }

    /// Reads a line's object; `nil` where something is missing.
    public init?(_ json: JSONValue) {
        guard let key = CaseKey(json), let turnLimit = json["max_turns"]?.integer,
            let samples = json["samples"]?.integer, let reveal = json["reveal"]?.string,
            let variant = json["variant"]?.string, let isSolved = json["solved"]?.bool,
            let isEquivalent = json["equivalent"]?.bool, let turns = json["turns"]?.array
        else { return nil }
        self.key = key
        rules = Rules(
            turnLimit: turnLimit, samples: samples, reveal: reveal, variant: variant,
            asking: json["asking"]?.string ?? "")
        self.isSolved = isSolved
        self.isEquivalent = isEquivalent
        self.turns = turns.compactMap(EpisodeTurn.init)
        cost = json["cost_usd"]?.double
        guard self.turns.count == turns.count else { return nil }
    }

    /// Writes a line for each turn, with what episode it is of.
    public func writeTurns(to json: inout JSONWriter) {
        for (index, turn) in turns.enumerated() {
            json.object { json in
                key.write(to: &json)
                json.member("turn", index + 1)
                turn.writeMembers(to: &json)
            }
            json.endLine()
        }
    }
}
