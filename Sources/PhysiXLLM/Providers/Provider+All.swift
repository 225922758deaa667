extension Provider {
    /// The presets, in the order in which they are offered.
    public static let all: [Provider] = [
        Provider(
            "huggingface", "Hugging Face", "https://router.huggingface.co/v1",
            keys: ["HF_TOKEN", "HUGGINGFACE_API_KEY"],
            keyPage: "https://huggingface.co/settings/tokens", billingPage: "https://huggingface.co/settings/billing",
            suggestions: ["Qwen/Qwen2.5-72B-Instruct", "meta-llama/Llama-3.3-70B-Instruct", "openai/gpt-oss-120b"],
            note: "One token for many providers; an id may end with :fastest, :cheapest or a provider such as :groq."),
        Provider(
            "openai", "OpenAI", "https://api.openai.com/v1", keys: ["OPENAI_API_KEY"],
            keyPage: "https://platform.openai.com/api-keys",
            billingPage: "https://platform.openai.com/settings/organization/billing",
            suggestions: ["gpt-4.1-mini", "gpt-4.1"], note: "Needs credits of its own, beside those of ChatGPT."),
        Provider(
            "ollama", "Ollama", "http://localhost:11434/v1", needsKey: false,
            suggestions: ["qwen2.5:7b", "llama3.1:8b"],
            note: "On this machine; the first answer of a model waits until it is loaded, which can take minutes."),
        Provider(
            "vllm", "vLLM", "http://localhost:8000/v1", needsKey: false,
            note: "A key only where it was started with --api-key; the model's id is what --model said."),
        Provider(
            "lmstudio", "LM Studio", "http://localhost:1234/v1", needsKey: false,
            note: "Start the server in its Developer tab; it knows no JSON mode, which PhysiX finds out by itself."),
        Provider(
            "llamacpp", "llama.cpp", "http://localhost:8080/v1", needsKey: false,
            note: "llama-server; it serves the one model that it was started with, whatever the id."),
        Provider(
            "groq", "Groq", "https://api.groq.com/openai/v1", keys: ["GROQ_API_KEY"],
            keyPage: "https://console.groq.com/keys", billingPage: "https://console.groq.com/settings/billing",
            suggestions: ["llama-3.3-70b-versatile", "openai/gpt-oss-120b"],
            note: "Fast; the free tier has a limit of tokens a minute."),
        Provider(
            "together", "Together", "https://api.together.xyz/v1", keys: ["TOGETHER_API_KEY"],
            keyPage: "https://api.together.ai/settings/api-keys",
            billingPage: "https://api.together.ai/settings/billing",
            suggestions: ["meta-llama/Llama-3.3-70B-Instruct-Turbo"],
            note: "Answers 403 where question and max_tokens together exceed the model's context."),
        Provider(
            "openrouter", "OpenRouter", "https://openrouter.ai/api/v1", keys: ["OPENROUTER_API_KEY"],
            keyPage: "https://openrouter.ai/keys", billingPage: "https://openrouter.ai/settings/credits",
            suggestions: ["openai/gpt-4.1-mini", "qwen/qwen-2.5-72b-instruct"],
            note: "One key for many providers; its list of models has their prices."),
        Provider(
            "anthropic", "Anthropic", "https://api.anthropic.com/v1", keys: ["ANTHROPIC_API_KEY"],
            keyPage: "https://console.anthropic.com/settings/keys",
            billingPage: "https://console.anthropic.com/settings/billing", suggestions: ["claude-sonnet-4-5"],
            note: "Through its compatible endpoint, which ignores the wish for JSON."),
        Provider(
            "gemini", "Gemini", "https://generativelanguage.googleapis.com/v1beta/openai", keys: ["GEMINI_API_KEY"],
            keyPage: "https://aistudio.google.com/apikey", billingPage: "https://aistudio.google.com/usage",
            suggestions: ["gemini-2.5-flash", "gemini-2.5-pro"],
            note: "Through its compatible endpoint; thinking counts into max_tokens."),
        Provider(
            "custom", "Another API", nil, needsKey: false,
            note: "Any server that speaks OpenAI's chat completions; the base URL ends before /chat/completions."),
    ]

    private init(
        _ id: String, _ name: String, _ address: String?, keys: [String] = [], keyPage: String? = nil,
        billingPage: String? = nil, needsKey: Bool = true, suggestions: [String] = [], note: String
    ) {
        self.id = id
        self.name = name
        environmentNames = keys
        self.keyPage = keyPage
        self.billingPage = billingPage
        self.needsKey = needsKey
        self.suggestions = suggestions
        self.note = note
        do throws(BaseURLError) { baseURL = try address.map { text throws(BaseURLError) in try BaseURL(text) } } catch {
            preconditionFailure("\(name) has a base URL: \(error.summary)")
        }
    }
}
