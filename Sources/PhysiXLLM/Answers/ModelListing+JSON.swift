import PhysiXFormats

extension ModelListing {
    /// Reads an entry of a list of models, in OpenAI's form and what Hugging Face, OpenRouter, Together, Groq and vLLM add.
    ///
    /// - Returns: `nil` where it has no id.
    init?(_ value: JSONValue, scrubber: Scrubber) {
        guard let id = value["id"]?.string ?? value["name"]?.string, !id.isEmpty else { return nil }
        let offers = (value["providers"]?.array ?? []).filter { $0["status"]?.string != "error" }
        let lengths = ["context_length", "context_window", "max_model_len"].lazy.compactMap { value[$0]?.integer }
        let prices = offers.compactMap { Price($0["pricing"]) }
        self.init(
            id: scrubber.scrub(id).oneLine(atMost: 200),
            contextLength: lengths.first ?? offers.compactMap { $0["context_length"]?.integer }.max(),
            price: prices.min { $0.input + $0.output < $1.input + $1.output } ?? Price(value["pricing"]),
            supportsJSON: Self.supportsJSON(value, offers),
            providers: offers.compactMap { $0["provider"]?.string.map { scrubber.scrub($0).oneLine(atMost: 80) } })
    }

    private static func supportsJSON(_ value: JSONValue, _ offers: [JSONValue]) -> Bool? {
        let said = offers.compactMap { $0["supports_structured_output"]?.bool }
        if !said.isEmpty { return said.contains(true) }
        return value["supported_parameters"]?.array.map { $0.contains("response_format") }
    }
}

extension ModelListing.Price {
    /// Reads a price: numbers for a million tokens, or OpenRouter's strings for one.
    fileprivate init?(_ value: JSONValue?) {
        if let input = value?["input"]?.double, let output = value?["output"]?.double {
            self.init(input: input, output: output)
        } else if let input = value?["prompt"]?.string.flatMap({ Double($0) }),
            let output = value?["completion"]?.string.flatMap({ Double($0) }), input.isFinite, output.isFinite
        {
            self.init(input: input * 1_000_000, output: output * 1_000_000)
        } else {
            return nil
        }
        guard input >= 0, output >= 0 else { return nil }
    }
}
