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

    /// The key: from the named variable, else the provider's own, else asked for on a terminal, else none for a server of
    /// this machine or its network.
    func key() throws -> Secret? {
        let api = try api
        if let keyVariable {
            guard let value = environment(keyVariable), !value.isEmpty else {
                throw UsageError(
                    summary: "the environment variable `\(keyVariable)` is empty or missing",
                    hint: "set it without showing the key: read -rs \(keyVariable); export \(keyVariable)")
            }
            return try Secret(value)
        }
        let keys = EnvironmentKeys(environment: Self.variables)
        do { return try keys.key(for: api, given: nil) } catch {
            guard case .required = error, let typed = try KeyPrompt.ask(for: api.origin) else { throw error }
            return try Secret(typed)
        }
    }

    /// The variables that may hold keys.
    private static var variables: [String: String] {
        let names = Provider.all.flatMap(\.environmentNames)
        return Dictionary(names.map { ($0, environment($0) ?? "") }) { first, _ in first }
    }

    /// Whose certificates are believed.
    static var trustRoots: TrustRoots {
        let names = ["PHYSIX_CA_FILE", "SSL_CERT_FILE"]
        return TrustRoots(environment: Dictionary(uniqueKeysWithValues: names.map { ($0, environment($0) ?? "") }))
    }
}
