import ArgumentParser
import PhysiXFormats
import PhysiXLLM

/// How models are asked, whichever it is.
struct AskingOptions: ParsableArguments {
    @Option(
        name: .customLong("base-url"),
        help: ArgumentHelp(
            "The API: any that speaks OpenAI's chat completions (default: Hugging Face's router).", valueName: "url"))
    var baseURL: String?

    @Option(
        help: ArgumentHelp(
            "The environment variable with the key; where it is not said, the one that belongs to the API, such as HF_TOKEN.",
            valueName: "name"))
    var apiKeyEnv: String?

    @Option(
        help: ArgumentHelp("How freely the model chooses; left to the API where it is not said.", valueName: "number"))
    var temperature: String?

    @Option(
        help: ArgumentHelp(
            "The most tokens of an answer, reasoning among them; left to the API where it is not said.", valueName: "n")
    )
    var maxTokens: Int?

    @Flag(help: "Fit the parameters of each proposal to the samples before it counts; records say so.")
    var fit = false

    @Option(
        help: ArgumentHelp(
            "Ask for so many proposals a turn, of which the best counts; records say so.", valueName: "n"))
    var propose = 1

    func validate() throws {
        guard temperature == nil || temperatureNumber != nil else {
            throw ValidationError("--temperature must be a number of 0 or more.")
        }
        if let maxTokens, maxTokens < 1 { throw ValidationError("--max-tokens must be 1 or more.") }
        guard ProposalHelp.counts.contains(propose) else {
            throw ValidationError("--propose must be a number from 1 to \(ProposalHelp.counts.upperBound).")
        }
    }

    /// Whether anything was said at all.
    var isSaid: Bool {
        baseURL != nil || apiKeyEnv != nil || temperature != nil || maxTokens != nil || fit || propose != 1
    }

    /// What is said to models beside the question, in words; their help is in their names.
    var sentence: String {
        [temperature.map { "temperature \($0)" }, maxTokens.map { "max_tokens \($0)" }].compactMap(\.self)
            .joined(separator: ", ")
    }

    /// The address that was said, or else the usual one.
    func address(_ text: String? = nil) throws -> BaseURL {
        guard let text = text ?? baseURL else {
            guard let usual = Provider.huggingFace.baseURL else { preconditionFailure("the router has an address") }
            return usual
        }
        return try BaseURL(text)
    }

    /// The policy that asks a model like this.
    func policy(_ model: String, at address: BaseURL, key: Secret?, _ client: ChatClient) -> ModelPolicy {
        ModelPolicy(
            client,
            ChatRequest(
                to: address, key: key, model: model, messages: [], temperature: temperatureNumber, maxTokens: maxTokens),
            help: ProposalHelp(isFitted: fit, count: propose))
    }

    /// The number as it is written, so that it reaches the API unchanged.
    private var temperatureNumber: JSONNumber? {
        guard let temperature else { return nil }
        do throws(JSONError) {
            let number = try JSONNumber(parsing: temperature)
            return number.double.map { $0 >= 0 } ?? false ? number : nil
        } catch {
            return nil
        }
    }
}
