import PhysiXFormats

/// What an API has answered, as one document or in pieces.
struct Answer: Sendable {
    var content = AnswerText()
    var finishReason: String?
    var usage: TokenUsage?
    var model: String?
    /// Whether there was a choice at all.
    var hasChoice = false

    /// Takes in a document: a whole answer, or a piece of a stream.
    ///
    /// - Returns: what is new.
    mutating func take(_ document: JSONValue) -> AnswerText {
        if model == nil { model = document["model"]?.string }
        if let usage = TokenUsage(document["usage"]) ?? TokenUsage(document["x_groq"]?["usage"]) { self.usage = usage }
        guard let choice = document["choices"]?[0] else { return AnswerText() }
        hasChoice = true
        if let reason = choice["finish_reason"]?.string { finishReason = reason }
        var piece = AnswerText(choice["delta"] ?? choice["message"] ?? .null)
        if let text = choice["text"]?.string { piece.text += text }
        content.text += piece.text
        content.reasoning += piece.reasoning
        content.refusal = piece.refusal ?? content.refusal
        content.callsTools = content.callsTools || piece.callsTools
        return piece
    }

    /// Whether what is there besides thoughts is white space.
    var isBlank: Bool {
        var rest = content.text.drop { $0.isWhitespace }
        if rest.hasPrefix("<think>") {
            guard let end = rest.firstRange(of: "</think>") else { return true }
            rest = rest[end.upperBound...].drop { $0.isWhitespace }
        }
        return rest.isEmpty
    }
}

extension TokenUsage {
    /// Reads `usage`; `nil` where it is not there or says nothing.
    init?(_ value: JSONValue?) {
        guard let prompt = value?["prompt_tokens"]?.tokens, let completion = value?["completion_tokens"]?.tokens else {
            return nil
        }
        self.init(prompt: prompt, completion: completion)
    }
}

extension JSONValue {
    /// A count of tokens, which some servers write as `12.0`.
    fileprivate var tokens: Int? { (integer ?? double.flatMap { Int(exactly: $0) }).flatMap { $0 >= 0 ? $0 : nil } }
}
