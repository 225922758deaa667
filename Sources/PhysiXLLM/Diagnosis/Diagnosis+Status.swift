extension Diagnosis {
    /// What a refusal means for a person.
    func refusal(_ refusal: Refusal) -> ModelError {
        let (state, advice) = sentences(for: refusal)
        return error(
            refusal.kind, status: refusal.status, words: refusal.body.message, retryAfter: refusal.retryAfter, state,
            advice)
    }

    private func sentences(for refusal: Refusal) -> (String, String) {
        switch refusal.kind {
        case .authentication: (keyIsWrong(refusal.status), keyAdvice)
        case .permission: ("\(name) refuses this key (\(refusal.status)).", permissionAdvice)
        case .modelUnavailable: (modelIsMissing(refusal.status), modelAdvice)
        case .credits:
            (
                "The account at \(name) has no credits left (\(refusal.status)).",
                (provider?.billingPage).map { "Look at \($0), or use another key." }
                    ?? "Add credits there, or use another key."
            )
        case .rateLimit:
            (
                "\(name) takes no more requests for now (\(refusal.status)).",
                refusal.retryAfter.map { "Try again in \($0.inSeconds)." }
                    ?? "Try again in a minute, or use another model."
            )
        case .contextLength:
            (
                "The question and the answer are longer than `\(shownModel)` can take (\(refusal.status)).",
                "Lower max_tokens, or use a model with a longer context."
            )
        case .timeout: ("\(name) gave up on the model (\(refusal.status)).", "Try again, or use another model.")
        case .overloaded where refusal.isCold:
            ("\(name) is loading `\(shownModel)` (\(refusal.status)).", "Try again in a minute, or use another model.")
        case .overloaded:
            ("\(name) has a fault or too much to do (\(refusal.status)).", "Try again later, or use another model.")
        case _ where (300..<400).contains(refusal.status):
            (
                "\(name) sends the request elsewhere (\(refusal.status)), where nothing was sent.",
                "Check the URL, and give the address where the API really is."
            )
        default: ("\(name) refuses the request (\(refusal.status)).", "Check model, temperature and max_tokens.")
        }
    }

    private func keyIsWrong(_ status: Int) -> String {
        "\(name) does not accept the API key (\(status))."
    }

    private var keyAdvice: String {
        if isHuggingFace { return "Make a token \(Self.huggingFacePermission)." }
        if let page = provider?.keyPage { return "Check it, or make another one at \(page)." }
        return
            "Check it where \(baseURL.origin) gives keys. \(huggingFaceBehind("the token is one \(Self.huggingFacePermission)"))"
    }

    private var permissionAdvice: String {
        if isHuggingFace { return "The token lacks a permission: make one \(Self.huggingFacePermission)." }
        if let page = provider?.keyPage { return "Check what the key may do at \(page), or choose another model." }
        return
            "Check what the key may do where \(baseURL.origin) gives keys. \(huggingFaceBehind("the token is one \(Self.huggingFacePermission)"))"
    }

    private static let huggingFacePermission =
        "with the permission “Make calls to Inference Providers” at https://huggingface.co/settings/tokens"

    private func modelIsMissing(_ status: Int) -> String {
        model == nil
            ? "\(name) has no list of models (\(status))."
            : "\(name) does not serve the model `\(shownModel)` (\(status))."
    }

    private var modelAdvice: String {
        guard model != nil else { return "Check the URL; it usually ends with /v1." }
        if isHuggingFace { return huggingFaceModelAdvice }
        let advice = "Its models are listed at \(baseURL.appending("/models")); a base URL usually ends with /v1."
        return provider == nil ? "\(advice) \(huggingFaceBehind(huggingFaceModelAdvice))" : advice
    }

    private var huggingFaceModelAdvice: String {
        let id = shownModel.prefix { $0 != ":" }
        return "See who serves it at https://huggingface.co/\(id), and try `\(id):fastest` or another model."
    }

    /// What helps where an unknown address turns out to pass requests on to Hugging Face, as proxies on Spaces do.
    private func huggingFaceBehind(_ advice: String) -> String {
        "If it passes requests on to Hugging Face: \(advice.prefix(1).lowercased() + advice.dropFirst())\(advice.hasSuffix(".") ? "" : ".")"
    }
}
