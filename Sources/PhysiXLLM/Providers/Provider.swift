/// An API that is known by name: where it is, which key it takes, and what its peculiarities are for a person.
public struct Provider: Sendable, Hashable, Identifiable {
    /// A short name for programs.
    public let id: String
    /// The name for people.
    public let name: String
    /// Where it is; `nil` where everybody has their own.
    public let baseURL: BaseURL?
    /// The variables of the environment that hold its key, the first one that is not empty counts.
    public let environmentNames: [String]
    /// Where one gets a key.
    public let keyPage: String?
    /// Where one sees what is used and paid.
    public let billingPage: String?
    /// Whether it answers only those who have a key.
    public let needsKey: Bool
    /// Models to begin with.
    public let suggestions: [String]
    /// What to know about it, in one sentence.
    public let note: String

    /// The preset for Hugging Face's router, whose address is a constant of the contract.
    public static let huggingFace = named("huggingface")

    /// The provider that a base URL belongs to, if it is a known one.
    public static func at(_ origin: Origin) -> Provider? { all.first { $0.baseURL?.origin == origin } }

    private static func named(_ id: String) -> Provider {
        guard let provider = all.first(where: { $0.id == id }) else { preconditionFailure("there is a provider \(id)") }
        return provider
    }
}
