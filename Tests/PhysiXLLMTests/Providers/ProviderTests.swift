import Testing

@testable import PhysiXLLM

/// The presets are data that hold together.
struct ProviderTests {
    @Test func huggingFacesRouterIsAConstant() {
        #expect(Provider.huggingFace.baseURL?.description == "https://router.huggingface.co/v1")
        #expect(Provider.huggingFace.environmentNames == ["HF_TOKEN", "HUGGINGFACE_API_KEY"])
        #expect(Provider.all.first == Provider.huggingFace)
    }

    @Test func thereAreThose() {
        let ids = [
            "huggingface", "openai", "ollama", "vllm", "lmstudio", "llamacpp", "groq", "together", "openrouter",
            "anthropic",
        ]
        #expect(Provider.all.map(\.id) == ids + ["gemini", "custom"])
    }

    @Test func noTwoHaveTheSameOriginOrName() {
        let origins = Provider.all.compactMap(\.baseURL?.origin)
        #expect(Set(origins).count == origins.count)
        #expect(Set(Provider.all.map(\.id)).count == Provider.all.count)
        for provider in Provider.all {
            #expect(provider.baseURL.map { Provider.at($0.origin) } ?? provider == provider)
        }
    }

    @Test func whoeverNeedsAKeyIsCalledOverTLSAndSaysWhereToGetOne() {
        for provider in Provider.all where provider.needsKey {
            #expect(provider.baseURL?.origin.scheme == .https)
            #expect(provider.keyPage != nil && provider.billingPage != nil && !provider.environmentNames.isEmpty)
        }
        for provider in Provider.all where !provider.needsKey { #expect(provider.baseURL?.origin.isLocal != false) }
    }
}
