import PhysiXLLM

extension SettingSources {
    /// What players may do with models.
    func models(_ flags: ServerFlags) throws(ServerError) -> ModelSettings {
        var models = ModelSettings()
        models.isOff = flags.hasNoModels
        if !models.isOff, let isSaid = try truth("PHYSIX_NO_MODELS") { models.isOff = isSaid }
        models.trustRoots = TrustRoots(additionalFile: text("PHYSIX_CA_FILE"), replacingFile: text("SSL_CERT_FILE"))
        let named = flags.modelOrigins.isEmpty ? texts("PHYSIX_MODEL_ORIGIN") ?? [] : flags.modelOrigins
        for text in named {
            do throws(BaseURLError) { models.origins.insert(try Origin(text)) } catch {
                throw .setting(
                    name: flags.modelOrigins.isEmpty ? "PHYSIX_MODEL_ORIGIN" : "--model-origin", value: text,
                    expected: "like http://10.0.0.7:8000; \(error.summary)")
            }
        }
        models.paidModels =
            flags.paidModels.isEmpty ? texts("PHYSIX_MODEL_ALLOW") ?? models.paidModels : flags.paidModels
        let most = 1...1_000_000
        models.paidCalls =
            try integer(("--paid-calls", flags.paidCalls), "PHYSIX_PAID_CALLS", in: most) ?? models.paidCalls
        models.paidCallsPerAddress =
            try integer(
                ("--paid-calls-per-address", flags.paidCallsPerAddress), "PHYSIX_PAID_CALLS_PER_ADDRESS", in: most)
            ?? models.paidCallsPerAddress
        models.longestPaidAnswer =
            try integer(("--paid-max-tokens", flags.longestPaidAnswer), "PHYSIX_PAID_MAX_TOKENS", in: most)
            ?? models.longestPaidAnswer
        models.callsAtOnce =
            try integer(("--model-calls", flags.modelCalls), "PHYSIX_MODEL_CALLS", in: most) ?? models.callsAtOnce
        return models
    }
}
