public import PhysiXKernel

/// The keys that the environment holds, each for its own origin.
///
/// A key goes to the scheme, host and port that it belongs to, compared as a whole: not to `http`, another port, a name that
/// ends or begins alike, or the same name with a dot at its end.
public struct EnvironmentKeys: Sendable, CustomReflectable {
    private let secrets: [Origin: Secret]

    /// The keys of the known providers.
    ///
    /// Empty means absent; white space around a key, which files of secrets like to
    /// end with, is none of it; what then is no key counts as absent.
    public init(environment: [String: String]) {
        var secrets: [Origin: Secret] = [:]
        for provider in Provider.all {
            guard let origin = provider.baseURL?.origin else { continue }
            secrets[origin] = provider.environmentNames.lazy.compactMap { environment[$0].flatMap(Self.secret) }.first
        }
        self.secrets = secrets
    }

    /// The environment's key for a base URL; `nil` where it has none for exactly that origin.
    public func key(for baseURL: BaseURL) -> Secret? { secrets[baseURL.origin] }

    /// The key to send to a base URL: the one that was given, else the environment's for that origin, else none where a
    /// server of this machine or its network may do without.
    ///
    /// - Throws: a ``KeyError`` where the given key is none, or there is none and there must be.
    public func key(for baseURL: BaseURL, given: String?) throws(KeyError) -> Secret? {
        if let given, !given.isEmpty {
            do throws(SecretError) { return try Secret(given) } catch { throw KeyError.malformed(error) }
        }
        if let own = key(for: baseURL) { return own }
        guard baseURL.origin.isLocal else { throw KeyError.required(for: baseURL) }
        return nil
    }

    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }

    private static func secret(_ text: String) -> Secret? {
        let trimmed = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
        do throws(SecretError) { return try Secret(String(trimmed)) } catch { return nil }
    }
}

/// Why there is no key to send.
public enum KeyError: Diagnosable, Equatable {
    /// What was given is no key.
    case malformed(SecretError)
    /// None was given, and the environment has none for this origin.
    case required(for: BaseURL)

    /// What is wrong, in one sentence without a full stop.
    public var summary: String {
        switch self {
        case .malformed(let error): error.summary
        case .required: "api_key required for this base_url"
        }
    }

    /// What to do.
    public var hint: String? {
        switch self {
        case .malformed(let error): error.hint
        case .required(let baseURL):
            Provider.at(baseURL.origin).flatMap { provider in
                provider.keyPage.map {
                    "get one at \($0); a server or command finds it in \(provider.environmentNames[0])"
                }
            } ?? "a key from the environment is sent only to the origin that it belongs to"
        }
    }
}
