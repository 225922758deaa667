public import PhysiXEpisodes
public import PhysiXFormats
import PhysiXKernel

/// A turn of an episode that was played for a comparison, with what it took.
public struct EpisodeTurn: Sendable, Hashable {
    /// Tokens that a turn took.
    public struct Tokens: Sendable, Hashable {
        /// Those of the question.
        public var prompt: Int
        /// Those of the answer.
        public var completion: Int

        /// A count.
        public init(prompt: Int, completion: Int) {
            self.prompt = prompt
            self.completion = completion
        }
    }

    /// What was proposed; its metadata say with which help.
    public var action: Action
    /// What it earned.
    public var reward: RewardBreakdown
    /// What was off.
    public var mismatchSummary: String
    /// How long the policy took, in seconds.
    public var seconds: Double
    /// What a model answered, word for word.
    public var completion: String?
    /// What was wrong with the form of that answer.
    public var remark: String?
    /// The model as its API names it.
    public var answeredBy: String?
    /// How many requests were sent.
    public var requests: Int?
    /// The tokens, where the API says.
    public var tokens: Tokens?

    /// A turn that the last step of an episode took.
    ///
    /// - Precondition: a turn was taken.
    public init(_ action: Action, lastOf episode: Episode, seconds: Double) {
        guard let entry = episode.history.last else { preconditionFailure("a turn was taken") }
        self.action = action
        reward = entry.reward
        mismatchSummary = entry.mismatchSummary
        self.seconds = seconds
    }
}

extension EpisodeTurn {
    /// Writes the members of an object.
    public func writeMembers(to json: inout JSONWriter) {
        json.member("action", action)
        json.member("reward", reward.total)
        json.object("reward_breakdown") { json in
            for part in reward.parts { json.member(part.name, part.value) }
        }
        json.member("mismatch_summary", mismatchSummary)
        json.member("seconds", seconds, decimals: 4)
        if let completion { json.member("completion", completion) }
        if let remark { json.member("remark", remark) }
        if let answeredBy { json.member("answered_by", answeredBy) }
        if let requests { json.member("requests", requests) }
        if let tokens {
            json.member("prompt_tokens", tokens.prompt)
            json.member("completion_tokens", tokens.completion)
        }
    }

    /// Reads them; `nil` where something is missing.
    init?(_ json: JSONValue) {
        guard let action = json["action"].flatMap(Action.init), let parts = json["reward_breakdown"],
            let mismatch = json["mismatch_summary"]?.string, let seconds = json["seconds"]?.double
        else { return nil }
        let values = RewardBreakdown.zero.parts.map { parts[$0.name]?.double }
        guard values.allSatisfy({ $0 != nil }) else { return nil }
        self.action = action
        reward = RewardBreakdown(parts: values.compactMap(\.self))
        mismatchSummary = mismatch
        self.seconds = seconds
        completion = json["completion"]?.string
        remark = json["remark"]?.string
        answeredBy = json["answered_by"]?.string
        requests = json["requests"]?.integer
        if let prompt = json["prompt_tokens"]?.integer, let completion = json["completion_tokens"]?.integer {
            tokens = Tokens(prompt: prompt, completion: completion)
        }
    }
}

extension Action {
    fileprivate init?(_ json: JSONValue) {
        var writer = JSONWriter()
        writer.value(json)
        do throws(JSONError) { self = try Action(json: writer.bytes) } catch { return nil }
    }
}
