package import PhysiXLLM

/// What a server lets its players do with models elsewhere.
package struct ModelSettings: Sendable, Equatable {
    /// What a public server may call besides the public internet over `https`.
    package var origins: Set<Origin> = []
    /// The models that a public server's own key pays for, those suggested for Hugging Face's router where it is not said.
    package var paidModels = Provider.huggingFace.suggestions
    /// How many calls an hour it pays for, a quarter of them at once.
    package var paidCalls = 600
    /// How many of them one address may make.
    package var paidCallsPerAddress = 60
    /// The most tokens of an answer that it pays for.
    package var longestPaidAnswer = 2048
    /// How many calls may be under way at once, whoever pays.
    package var callsAtOnce = 64

    /// Whose certificates are believed.
    package var trustRoots = TrustRoots()
    /// Whether no model is called at all.
    package var isOff = false

    package init() {}
}
