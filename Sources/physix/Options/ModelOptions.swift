import ArgumentParser
import PhysiXKernel
import PhysiXLLM

/// A model of an API, and where its key is.
///
/// There is no option for the key itself: arguments are seen by everybody on a machine and kept in the shell's history.
struct ModelOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The API, up to before /chat/completions.", valueName: "url"))
    var baseURL = "https://router.huggingface.co/v1"

    @Option(help: ArgumentHelp("The model's id at the API.", valueName: "id"))
    var model: String

    @Option(
        name: .customLong("api-key-env"),
        help: ArgumentHelp(
            "The environment variable that holds the key (default: the provider's own, such as HF_TOKEN).",
            valueName: "name"))
    var keyVariable: String?

    /// The API.
    var api: BaseURL { get throws(BaseURLError) { try BaseURL(baseURL) } }

    /// The key, from the environment or whoever sits there.
    func key() throws -> Secret? { try KeySource.key(for: try api, variable: keyVariable) }
}
