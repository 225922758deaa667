public import PhysiXEpisodes
public import PhysiXFormats

/// The lines that training programs read, with where each one comes from.
public struct TrainingLine: Sendable, Hashable {
    /// What a line is for.
    public enum Format: String, Sendable, CaseIterable {
        /// A prompt and what its problem is drawn with, for training by reward: TRL's conversational prompts.
        case trl
        /// A conversation with the right answer, for supervised training.
        case sft
    }

    /// What the line is for.
    public var format: Format
    /// The split that the problem belongs to.
    public var split: DataSplit
    /// How its problem was drawn.
    public var options: ProblemOptions
    /// Whether the samples stand in the line, for systems that a program elsewhere cannot draw.
    public var hasProblem: Bool

    /// A line from its parts.
    public init(_ format: Format, of split: DataSplit, drawnWith options: ProblemOptions, hasProblem: Bool = false) {
        self.format = format
        self.split = split
        self.options = options
        self.hasProblem = hasProblem
    }

    /// Writes a line with its end.
    public func write(_ example: TrainingExample, to json: inout JSONWriter) {
        json.object { json in
            json.array(format == .trl ? "prompt" : "messages") { json in
                json.message("system", example.prompt.system)
                json.message("user", example.prompt.user)
                if format == .sft { json.message("assistant", Self.text(example.answer)) }
            }
            json.member("system_id", example.systemID)
            json.member("seed", example.seed)
            json.member("noise", options.noise)
            json.member("samples", options.samples)
            json.member("reveal", options.reveal.rawValue)
            json.member("variant", options.variant.rawValue)
            json.member("tier", example.tier)
            json.member("split", split.rawValue)
            json.member("turn", example.turn)
            json.member("previous_match", example.previousMatch)
            // As text, because tables have one type for a column, and each system has variables of its own.
            if hasProblem { json.member("problem", Self.text(example.problem)) }
        }
        json.endLine()
    }

    private static func text(_ value: some JSONWritable) -> String {
        var json = JSONWriter()
        json.value(value)
        return json.text
    }
}

extension JSONWriter {
    fileprivate mutating func message(_ role: String, _ content: String) {
        object { json in
            json.member("role", role)
            json.member("content", content)
        }
    }
}
