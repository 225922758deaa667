import ArgumentParser
import PhysiXLLM

/// Who proposes: the built-in solver, or a model, and how that is asked.
struct PolicyOptions: ParsableArguments {
    @Option(help: "Who proposes: the built-in solver, or a language model.")
    var policy: PolicyChoice = .solver

    @Option(help: ArgumentHelp("The model's id, as its API calls it; with --policy llm.", valueName: "id"))
    var model: String?

    @OptionGroup var asking: AskingOptions

    func validate() throws {
        switch policy {
        case .solver:
            guard model == nil, !asking.isSaid else {
                throw ValidationError("--model and what is said about one go with --policy llm.")
            }
        case .llm:
            guard let model, !model.isEmpty else { throw ValidationError("--policy llm needs a --model.") }
        }
    }

    /// The model that proposes; `nil` where the solver does.
    func model(_ client: ChatClient) throws -> ModelPolicy? {
        guard policy == .llm, let model else { return nil }
        let address = try asking.address()
        return asking.policy(
            model, at: address, key: try KeySource.key(for: address, variable: asking.apiKeyEnv), client)
    }
}
