import PhysiXKernel
import PhysiXLLM

/// Where the key of an API comes from: the environment, or whoever sits there; never an argument, which others can read.
enum KeySource {
    /// The key: from the named variable, else the provider's own, else none for a server of this machine or its network,
    /// else asked for on a terminal.
    ///
    /// - Throws: ``UsageError`` where the named variable is empty, `KeyError` where there is no key and nobody to ask,
    ///   `SecretError` for what is none.
    static func key(for api: BaseURL, variable: String?) throws -> Secret? {
        if let variable {
            guard let value = environment(variable), !value.isEmpty else {
                throw UsageError(
                    summary: "the environment variable `\(variable)` is empty or missing",
                    hint: "set it without showing the key: read -rs \(variable); export \(variable)")
            }
            return try Secret(value)
        }
        do { return try EnvironmentKeys.ofProcess.key(for: api, given: nil) } catch {
            guard case .required = error, let typed = try KeyPrompt.ask(for: api.origin) else { throw error }
            return try Secret(typed)
        }
    }
}

extension EnvironmentKeys {
    /// The keys in this program's environment, each for the API that it belongs to.
    static let ofProcess = EnvironmentKeys(
        environment: Dictionary(
            Provider.all.flatMap(\.environmentNames).compactMap { name in environment(name).map { (name, $0) } }
        ) { first, _ in first })
}

extension TrustRoots {
    /// Those that this program's environment names.
    static var ofProcess: TrustRoots {
        let names = ["PHYSIX_CA_FILE", "SSL_CERT_FILE"]
        return TrustRoots(environment: Dictionary(uniqueKeysWithValues: names.map { ($0, environment($0) ?? "") }))
    }
}
