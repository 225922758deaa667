import PhysiXFormats

extension ChatRequest {
    /// The body of the request: what was asked for, less what the API refused before.
    func body(repairs: Set<Repair>, isStream: Bool) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("model", model)
            json.array("messages") { json in
                for message in messages {
                    json.object { json in
                        json.member("role", message.role.rawValue)
                        json.member("content", message.content)
                    }
                }
            }
            if let temperature, !repairs.contains(.withoutTemperature) { json.member("temperature", temperature) }
            if let maxTokens {
                json.member(repairs.contains(.completionTokens) ? "max_completion_tokens" : "max_tokens", maxTokens)
            }
            if wantsJSON, !repairs.contains(.withoutResponseFormat) {
                json.object("response_format") { json in json.member("type", "json_object") }
            }
            if isStream {
                json.member("stream", true)
                if !repairs.contains(.withoutStreamOptions) {
                    json.object("stream_options") { json in json.member("include_usage", true) }
                }
            }
        }
        return json.bytes
    }
}
