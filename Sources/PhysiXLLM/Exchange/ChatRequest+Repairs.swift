extension ChatRequest {
    /// Chooses what to leave out or to say differently after a refusal.
    ///
    /// - Parameters:
    ///   - refusal: what the API answered.
    ///   - repairs: what was repaired in the refused request.
    ///   - isStream: whether it asked for a stream.
    /// - Returns: `nil` where another request would not help.
    func repair(for refusal: Refusal, after repairs: Set<Repair>, isStream: Bool) -> Set<Repair>? {
        let text = refusal.body.searchable
        func names(_ words: String...) -> Bool { words.contains { text.contains($0) } }
        let mayBeForm = [400, 405, 422, 500, 501].contains(refusal.status)
        guard mayBeForm else { return nil }
        var open = Set<Repair>()
        if wantsJSON { open.insert(.withoutResponseFormat) }
        if maxTokens != nil { open.insert(.completionTokens) }
        if temperature != nil { open.insert(.withoutTemperature) }
        if isStream { open.insert(.withoutStreamOptions) }
        open.subtract(repairs)

        if open.contains(.withoutResponseFormat),
            names(
                "response_format", "json_object", "json_schema", "json mode", "json_validate_failed",
                "missing field `value`")
        {
            return [.withoutResponseFormat]
        }
        if open.contains(.completionTokens), names("max_completion_tokens") { return [.completionTokens] }
        if open.contains(.withoutStreamOptions), names("stream_options", "include_usage") {
            return [.withoutStreamOptions]
        }
        if open.contains(.withoutTemperature), names("temperature"),
            names("support", "default", "deprecated", "not permitted", "not allowed", "unexpected", "unrecognized")
        {
            return [.withoutTemperature]
        }
        // A refusal that says nothing of use may be about what not every server knows.
        guard refusal.status == 400, refusal.kind == .refused,
            !names("max_completion_tokens", "temperature", "max_tokens")
        else {
            return nil
        }
        let extras = open.intersection([.withoutResponseFormat, .withoutStreamOptions])
        return extras.contains(.withoutResponseFormat) ? extras : nil
    }
}
